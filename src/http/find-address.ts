import type { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { getPath } from "hono/utils/url";
import { TOKEN_LENGTH } from "../core/link-token.ts";
import { listNearbyPaths } from "../core/list-nearby-paths.ts";
import type { HttpEnv } from "./context.ts";

/** Programs spell addresses right, or learn that they do not. */
const FOR_PROGRAMS = /^\/(api|webhooks)(\/|$)/;

/** Finds the one address that a reader meant who asked for another: path and query; null where there is none. */
export type FindAddress = (request: Request) => string | null;

/** By the app's own routes, once they are mounted. */
export function createFindAddress(app: () => Pick<Hono<HttpEnv>, "routes">): FindAddress {
  let router: TrieRouter<true> | undefined;
  const isKnown = (path: string) => {
    router ??= gatherPaths(app());
    return router.match("ALL", path)[0].length > 0;
  };
  return (request) => {
    const path = getPath(request);
    if (FOR_PROGRAMS.test(path) || isKnown(path)) return null;
    const near = listNearbyPaths(path)
      .filter(({ rest }) => rest === "" || rest.length > TOKEN_LENGTH) // what is cut off must be a link's token
      .find((one) => !FOR_PROGRAMS.test(one.path) && isKnown(one.path));
    if (near === undefined) return null;
    const token = near.rest === "" ? "" : `token=${encodeURIComponent(near.rest)}`;
    const query = [new URL(request.url).search.slice(1), token].filter((part) => part !== "").join("&");
    return `${encodeURI(near.path)}${query === "" ? "" : `?${query}`}`;
  };
}

function gatherPaths({ routes }: Pick<Hono<HttpEnv>, "routes">): TrieRouter<true> {
  const router = new TrieRouter<true>();
  const own = routes.filter(({ path, method }) => method !== "ALL" && !path.includes("*")); // the others are no pages
  for (const { path } of own) router.add("ALL", path, true);
  return router;
}

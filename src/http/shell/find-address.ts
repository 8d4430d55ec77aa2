import type { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { getPath } from "hono/utils/url";
import { TOKEN_LENGTH } from "../../core/access/link-token.ts";
import { listNearbyPaths } from "../../core/access/list-nearby-paths.ts";
import type { HttpEnv } from "./context.ts";
import type { FindGroup } from "./group.ts";

/** Served beside the pages, from `public`. */
const FILES = ["/embed.js", "/favicon.svg", "/style.css"];

export interface NearbyAddress {
  /** Path and query. */
  readonly address: string;
  /** Whether there is anything depends on what is stored, as with an issue's page. */
  readonly mayBeMissing: boolean;
}

/** Finds the one address that a reader meant who asked for another; null where there is none. */
export type FindAddress = (request: Request) => NearbyAddress | null;

/** By the app's own routes, once they are mounted. Programs spell addresses right, or learn that they do not. */
export function createFindAddress(
  app: () => Pick<Hono<HttpEnv>, "routes">,
  findGroup: FindGroup,
): FindAddress {
  let router: TrieRouter<string> | undefined;
  const findRoute = (path: string): string | null => {
    router ??= gatherPaths(app());
    return router.match("ALL", path)[0][0]?.[0] ?? null;
  };
  const isForPrograms = (path: string) => findGroup(path).readBy === "programs";
  const isKnown = (path: string) => findRoute(path) !== null;
  return (request) => {
    const path = getPath(request);
    if (isForPrograms(path) || isKnown(path)) return null;
    const near = listNearbyPaths(path)
      .filter(({ rest }) => rest === "" || rest.length > TOKEN_LENGTH) // what is cut off must be a link's token
      .find((one) => !isForPrograms(one.path) && isKnown(one.path));
    if (near === undefined) return null;
    const token = near.rest === "" ? "" : `token=${encodeURIComponent(near.rest)}`;
    const query = [new URL(request.url).search.slice(1), token].filter((part) => part !== "").join("&");
    return {
      address: `${encodeURI(near.path)}${query === "" ? "" : `?${query}`}`,
      mayBeMissing: findRoute(near.path)?.includes(":") ?? false,
    };
  };
}

function gatherPaths({ routes }: Pick<Hono<HttpEnv>, "routes">): TrieRouter<string> {
  const router = new TrieRouter<string>();
  const own = routes.filter(({ path, method }) => method !== "ALL" && !path.includes("*")); // the others are no pages
  for (const path of [...FILES, ...own.map((route) => route.path)]) router.add("ALL", path, path);
  return router;
}

import type { Context, Hono, MiddlewareHandler } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import type { SettingFault } from "../../core/settings/settings.ts";
import type { HttpEnv } from "./context.ts";
import type { GroupFacts } from "./group-facts.ts";

/** Addresses for which the same holds, and what is mounted there. */
export interface Group extends GroupFacts {
  /** Patterns of addresses, as Hono reads them. */
  readonly at: readonly string[];
  /** Who may ask; null: everybody. */
  readonly gate: Gate | null;
  /** What a request meets besides, before its body is read: whose scripts may send it, how often. */
  readonly guards: readonly MiddlewareHandler<HttpEnv>[];
  /** What is answered while the settings are faulty, where that is not the problem of everybody. */
  readonly answerFaulty?: (
    c: Context<HttpEnv>,
    faults: readonly SettingFault[],
  ) => Response | Promise<Response>;
  /** Paths are whole in each. */
  readonly routes: readonly (() => Hono<HttpEnv>)[];
}

/** A gate that reads the body, as for a signature over it, stands behind the limit and is asked where something is sent. */
export interface Gate {
  readonly reads: "headers" | "body";
  readonly check: MiddlewareHandler<HttpEnv>;
}

export type FindGroup = (path: string) => Group;

/** The group of an address: of all that fit the last, so that what is narrower stands below what is wider. */
export function createFindGroup(groups: readonly Group[]): FindGroup {
  const router = new TrieRouter<Group>();
  for (const group of groups) for (const pattern of group.at) router.add("ALL", pattern, group);
  return (path) => {
    const group = router.match("ALL", path)[0].at(-1)?.[0];
    if (group === undefined) throw new Error("No group has this address: the first of them takes all.");
    return group;
  };
}

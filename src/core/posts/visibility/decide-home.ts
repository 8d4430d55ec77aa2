import { foldLine } from "../../clean-text.ts";
import type { Instant } from "../../ids.ts";
import type { TimeZone } from "../../time-zone.ts";
import { foldKey } from "./fold-key.ts";
import { explainHomeGroup } from "./home-groups.ts";
import { explainDraftName, explainHomePath } from "./home-paths.ts";
import { HOME_GROUPS, HOME_SPELLINGS } from "./home-spellings.ts";
import { type HomeSaying, readHomeValue, readTruth, saysNothing } from "./read-home-value.ts";

/** Where a post stays, by what its file says of itself. */
export interface HomeVerdict {
  /** Why it is not for the public, in plain words with the key or the folder that says so; null where nothing does. */
  readonly home: string | null;
  /** Not to be seen before; null: no such date beside the post's own. */
  readonly notBefore: Instant | null;
  /** Not to be seen from then on; null: for good. */
  readonly expiresAt: Instant | null;
}

interface Entry {
  /** As the author wrote it, with its group: `params.draft`. */
  readonly key: string;
  /** Without its group, case, accents and signs. */
  readonly folded: string;
  readonly value: unknown;
}

/** `isDraft`, `post_status`, `dg-publish`: what stands before the word changes nothing. */
const PREFIX =
  /^(?:is|post|page|article|entry|note|story|content|blog|wp|gh|dg|ghost|wordpress|substack|notion|obsidian|hashnode|devto|medium|strapi|contentful|sanity|decap)(?=.)/;
const SPELLINGS = HOME_SPELLINGS.map((spelling) => ({
  spelling,
  keys: new Set(spelling.keys.split(" ").map(foldKey)),
}));
/** Keys that settle a doubt about the name of a file. */
const SETTLING = /^(?:draft|published|publish|status|visibility|public)$/;

/** Reads every key and the path by the one list of spellings (home-spellings.ts, home-paths.ts). In doubt, home. */
export function decideHome(
  data: Readonly<Record<string, unknown>>,
  path: string,
  timeZone: TimeZone,
): HomeVerdict {
  const entries = listEntries(data);
  const sayings = SPELLINGS.flatMap(({ spelling, keys }) =>
    entries
      .filter(({ folded }) =>
        [folded, folded.replace(PREFIX, "")].some((key) => keys.has(key) || spelling.shape?.test(key)),
      )
      .map((entry) => ({
        entry,
        isLock: spelling.reads === "lock" || spelling.reads === "password",
        saying: readHomeValue(entry.value, spelling, timeZone),
      })),
  );
  const reasons = sayings.flatMap(({ entry, isLock, saying }) =>
    saying.says === "home" ? nameReason(saying.home, entry, isLock) : [],
  );
  const group = entries.flatMap((entry) => explainHomeGroup(entry.folded, entry.value) ?? []);
  const starts = sayings.flatMap(({ saying }) => selectDate(saying, "start"));
  const ends = sayings.flatMap(({ saying }) => selectDate(saying, "end"));
  return {
    home:
      reasons[0] ?? group[0] ?? explainHomePath(path) ?? (isSettled(entries) ? null : explainDraftName(path)),
    notBefore: starts.length === 0 ? null : Math.max(...starts),
    expiresAt: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** Does the file itself say that it is no draft? Called only where nothing in it says home. */
const isSettled = (entries: readonly Entry[]) =>
  entries.some(({ folded, value }) => SETTLING.test(folded.replace(PREFIX, "")) && !saysNothing(value));

const selectDate = (saying: HomeSaying, which: "start" | "end"): readonly Instant[] =>
  saying.says === which ? [saying.at] : [];

/** The keys of the file and, two groups deep, of what speaks of the whole post as well. */
function listEntries(data: unknown, group = "", depth = 0): readonly Entry[] {
  if (typeof data !== "object" || data === null || Array.isArray(data) || depth > 2) return [];
  const own = Object.entries(data).map(([key, value]) => ({
    key: `${group}${key}`,
    folded: foldKey(key),
    value,
  }));
  const inner = own.filter(({ folded }) => HOME_GROUPS.has(folded));
  return [...own, ...inner.flatMap(({ key, value }) => listEntries(value, `${key}.`, depth + 1))];
}

/** `draft` for `draft: true`, else the word with what was written: `private (visibility: members)`. */
function nameReason(home: string, { key, value }: Entry, isLock: boolean): string {
  if (key.toLowerCase() === home && readTruth(value) === true) return home;
  const evidence = isLock ? key : `${key}: ${showValue(value)}`;
  return `${home} (${foldLine(evidence)})`;
}

function showValue(value: unknown): string {
  const text = typeof value === "object" ? (JSON.stringify(value) ?? "") : String(value);
  return text.length > 40 ? `${[...text].slice(0, 40).join("")}…` : text;
}

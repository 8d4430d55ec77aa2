import type { PostId } from "../ids.ts";
import type { CadenceEnd } from "../subscribers/preferences/decide-preferences.ts";
import type { EarlierMailing, EarlierRelease } from "./edition.ts";

export interface CatchUp {
  /** Where the cadence's windows ended when these readers came. */
  readonly ends: readonly CadenceEnd[];
  /** All that one of them may be owed; who is owed which, their own record says. */
  readonly posts: readonly PostId[];
}

export interface StoryMailing extends EarlierMailing {
  readonly story: string;
}

export interface StoryRelease extends EarlierRelease {
  readonly story: string;
}

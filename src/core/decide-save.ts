import type { PostId } from "./ids.ts";

/** Where a stored or incoming post is known by. */
export interface PostIdentity {
  readonly id: PostId;
  readonly path: string;
}

/**
 * What to do with an incoming post. `replace` writes over the row `id`, whose release, special and time of arrival
 * stay; `retire` marks another row as deleted and frees its path.
 */
export type SaveMove =
  | { readonly do: "insert" }
  | { readonly do: "replace"; readonly id: PostId; readonly retire: PostId | null };

/**
 * A post is known by its id, then by its path, so that nothing an author edits mails it twice: a renamed file that
 * keeps its id is the same post, and so is a file whose id was added or changed. `holder` has the incoming id,
 * `occupant` the incoming path; deleted rows count, since what was mailed stays mailed.
 */
export function decideSave(
  incoming: PostIdentity,
  holder: PostIdentity | null,
  occupant: PostIdentity | null,
): SaveMove {
  const known = holder ?? occupant;
  if (known === null) return { do: "insert" };
  const isCrowded = occupant !== null && occupant.id !== known.id && occupant.path === incoming.path;
  return { do: "replace", id: known.id, retire: isCrowded ? occupant.id : null };
}

import type { PostId } from "./ids.ts";
import type { Language } from "./language.ts";

/** What of a stored or incoming post tells whether two files are one article. */
export interface PostIdentity {
  readonly id: PostId;
  readonly path: string;
  readonly language: Language;
  readonly title: string;
  readonly sourceHash: string;
}

export interface StoredIdentity extends PostIdentity {
  readonly deleted: boolean;
}

/**
 * What to do with an incoming post. `replace` writes over the row `id`, whose release, special and `addedAt` stay;
 * `retire` marks another row as deleted and frees its path.
 */
export type SaveMove =
  | { readonly do: "insert" }
  | { readonly do: "refuse" }
  | { readonly do: "replace"; readonly id: PostId; readonly retire: PostId | null };

/**
 * A post is known by its id, then by its path, so that nothing an author edits mails it twice: a renamed file that
 * keeps its id is the same post, and so is a file whose id was added or changed. `holder` has the incoming id,
 * `occupant` the incoming path. Refused is only an id that another living article holds: a header copied over.
 */
export function decideSave(
  incoming: PostIdentity,
  holder: StoredIdentity | null,
  occupant: StoredIdentity | null,
): SaveMove {
  if (holder === null)
    return occupant === null ? { do: "insert" } : { do: "replace", id: occupant.id, retire: null };
  if (holder.path === incoming.path) return { do: "replace", id: holder.id, retire: null };
  if (!holder.deleted && !isSameArticle(holder, incoming)) return { do: "refuse" };
  return { do: "replace", id: holder.id, retire: occupant?.id ?? null };
}

/** The same file, or at least the same headline in the same language. */
const isSameArticle = (a: PostIdentity, b: PostIdentity) =>
  a.sourceHash === b.sourceHash || (a.language === b.language && a.title === b.title);

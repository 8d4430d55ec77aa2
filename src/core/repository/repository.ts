/** `owner/name` in lower case: its host knows both by any letter case. */
export type RepositoryName = string;

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,99})\/[a-z0-9._-]{1,100}$/;

/** `owner/name`, also as the address of its page; null where it is neither. */
export function parseRepository(raw: unknown): RepositoryName | null {
  if (typeof raw !== "string") return null;
  const name = raw
    .trim()
    .toLowerCase()
    .replace(/^(https:\/\/)?github\.com\//, "")
    .replace(/(\.git)?\/?$/, "");
  return NAME.test(name) && !/\/\.{1,2}$/.test(name) ? name : null;
}

/** The number that GitHub gives a repository for good, as its digits. */
export function parseRepositoryId(raw: unknown): string | null {
  const digits = typeof raw === "number" ? String(raw) : typeof raw === "string" ? raw.trim() : "";
  return /^[1-9]\d{0,18}$/.test(digits) ? digits : null;
}

/** The name of a branch as Git allows it (git-check-ref-format), as far as it matters in an address. */
export function parseBranch(raw: unknown): string | null {
  const name = typeof raw === "string" ? raw.trim().replace(/^refs\/heads\//, "") : "";
  return /^[^\s~^:?*[\\\p{Cc}]{1,250}$/u.test(name) && !name.includes("..") ? name : null;
}

/** The commit that comes before the first one, as Git writes it. */
const NO_COMMIT = /^0+$/;

/** A commit's hash; null: there is none. */
export const toCommit = (hash: string): string | null => (NO_COMMIT.test(hash) ? null : hash);

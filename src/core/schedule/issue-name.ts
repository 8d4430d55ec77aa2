import { asIssueId, type Instant, type IssueId } from "../ids.ts";
import { deriveShortHash } from "../short-hash.ts";

/** An issue's name before its hash, and what the hash is over; `plain`: no hash where the name is free. */
export interface NameParts {
  readonly stem: string;
  readonly hashed: readonly string[];
  readonly plain?: boolean;
}

/** Gives names out: each is free, also of those that it gave out before. */
export type ClaimName = (parts: NameParts, windowThrough: Instant) => IssueId;

/**
 * Ids of posts and stories may move from one post to another, so that the same name can be derived again. A name that
 * another issue has gets the window's end into its hash, which no two plans share; a count tells two names of one plan
 * apart.
 */
export function createNames(taken: readonly IssueId[]): ClaimName {
  const known = new Set<string>(taken);
  return (parts, windowThrough) => {
    let name = formatName(parts, parts.hashed);
    for (let count = 0; known.has(name); count += 1)
      name = formatName({ ...parts, plain: false }, [...parts.hashed, String(windowThrough), String(count)]);
    known.add(name);
    return asIssueId(name);
  };
}

const formatName = ({ stem, plain }: NameParts, hashed: readonly string[]) =>
  plain === true ? stem : `${stem}-${deriveShortHash(hashed)}`;

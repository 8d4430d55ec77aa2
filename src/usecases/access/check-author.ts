import type { SecretCheck } from "../../ports/access/secret-check.ts";

export interface AuthorDependencies {
  readonly secretCheck: SecretCheck;
  readonly authorToken: string;
}

/** Does this `Authorization` header carry the author's token (RFC 6750, section 2.1)? */
export async function checkAuthor(deps: AuthorDependencies, authorization: string | null): Promise<boolean> {
  const token = /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  return token !== undefined && deps.secretCheck.matches(token, deps.authorToken);
}

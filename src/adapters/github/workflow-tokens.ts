import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
} from "jose";
import * as z from "zod";
import type { ReadWorkflowToken } from "../../core/access/workflow-token.ts";
import type { WorkflowTokens } from "../../ports/access/workflow-tokens.ts";
import { createSigningKeys, type SigningKeysOptions } from "./signing-keys.ts";

/** What we read of a token (docs.github.com/actions/reference/security/oidc). */
const claimsSchema = z.object({
  iat: z.number(),
  repository_id: z.string(),
  repository: z.string(),
  event_name: z.string(),
  ref: z.string(),
  base_ref: z.string().default(""),
});

export interface WorkflowTokenOptions extends Omit<SigningKeysOptions, "url"> {
  /** As its tokens name it, without a slash at the end. */
  readonly issuer: string;
  /** The newsletter that tokens are asked for. */
  readonly publicUrl: URL;
}

/** The one that GitHub signs with. Any other is refused before a key is looked at: a public key is no secret to sign by. */
const ALGORITHM = "RS256";
/** A token holds for five minutes; its issuer's clock, the runner's and ours may differ. */
const MAX_AGE_SECONDS = 900;
const CLOCK_TOLERANCE_SECONDS = 60;
const MAX_LENGTH = 8192;

/** Tokens of GitHub Actions (OpenID Connect), proven by the keys that their issuer publishes. */
export function createGithubWorkflowTokens(options: WorkflowTokenOptions): WorkflowTokens {
  const { issuer, publicUrl, now = () => Date.now() } = options;
  const keys = createSigningKeys({ ...options, url: new URL(`${issuer}/.well-known/jwks`) });
  return {
    async read(token) {
      const id = readKeyId(token, issuer);
      if (id === null) return refuse(NO_TOKEN);
      const published = await keys.find(id);
      if (published === "unknown") return refuse("It is signed with a key that GitHub does not publish.");
      if (published === "unreachable") return { is: "unproven", detail: UNREACHABLE };
      try {
        const { payload } = await jwtVerify(token, createLocalJWKSet(published), {
          ...{ algorithms: [ALGORITHM], issuer, audience: spellAudience(publicUrl) },
          ...{ requiredClaims: ["exp"], maxTokenAge: MAX_AGE_SECONDS },
          ...{ clockTolerance: CLOCK_TOLERANCE_SECONDS, currentDate: new Date(now()) },
        });
        return readClaims(payload);
      } catch (error) {
        return refuse(explain(error, publicUrl));
      }
    },
  };
}

const refuse = (detail: string): ReadWorkflowToken => ({ is: "refused", detail });

const NO_TOKEN =
  "It is no OIDC token of GitHub Actions. The workflow asks for one where it has `permissions: id-token: write`; the AUTHOR_TOKEN has no place in a repository.";
const UNREACHABLE = "GitHub's keys cannot be read, so that no token can be proven. Ask again in a minute.";

/** The address of the newsletter as people write it. */
const spellAudience = ({ href }: URL) => [href, href.replace(/\/$/, "")];

/**
 * The id of the key that it says to be signed with; null: it is no token of this issuer. Nothing here is proven: it keeps
 * whatever else comes along from having keys fetched.
 */
function readKeyId(token: string, issuer: string): string | null {
  if (token.length > MAX_LENGTH) return null;
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    const isOurs = alg === ALGORITHM && decodeJwt(token).iss === issuer;
    return isOurs && kid !== undefined && kid !== "" ? kid : null;
  } catch {
    return null; // jose's word for what is no token
  }
}

function readClaims(payload: JWTPayload): ReadWorkflowToken {
  const read = claimsSchema.safeParse(payload);
  if (!read.success)
    return refuse("It is no token of a workflow's run: it does not say which repository and event.");
  const {
    iat,
    repository_id: repositoryId,
    repository,
    event_name: event,
    ref,
    base_ref: baseRef,
  } = read.data;
  return { is: "genuine", claims: { repositoryId, repository, event, ref, baseRef, issuedAt: iat * 1000 } };
}

/** What is wrong with a token, and what to do; quotes nothing of it. */
function explain(error: unknown, publicUrl: URL): string {
  if (error instanceof errors.JWTExpired)
    return "It has expired: it holds for five minutes. Ask for a new one right before the call.";
  if (!(error instanceof errors.JWTClaimValidationFailed)) return "It is not signed by GitHub.";
  if (error.claim === "aud")
    return `It is for somebody else. Ask for one with the audience ${publicUrl.href}`;
  if (error.reason !== "check_failed") return "It does not say what a token of GitHub Actions says.";
  if (error.claim === "nbf" || error.claim === "iat") return "It does not hold yet: a clock is wrong.";
  return "It does not say what a token of GitHub Actions says.";
}

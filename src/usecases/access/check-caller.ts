import type { WebhookVerifier } from "../../ports/access/webhook-verifier.ts";
import { type AuthorDependencies, checkAuthor } from "./check-author.ts";

export interface CallerDependencies extends AuthorDependencies {
  readonly webhookVerifier: WebhookVerifier;
}

/** A request to the author's webhook: header names in lower case, the body as it came. */
export interface Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** May this caller act for the author? By the token, or by a Standard Webhooks signature over the raw body. */
export async function checkCaller(deps: CallerDependencies, { headers, body }: Call): Promise<boolean> {
  if (await checkAuthor(deps, headers.authorization ?? null)) return true;
  return deps.webhookVerifier.verify(body, {
    id: headers["webhook-id"] ?? null,
    timestamp: headers["webhook-timestamp"] ?? null,
    signature: headers["webhook-signature"] ?? null,
  });
}

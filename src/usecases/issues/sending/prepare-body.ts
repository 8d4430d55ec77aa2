import { deriveMailLinks } from "../../../core/editions/links.ts";
import type { RosterEntry } from "../../../core/issues/batch.ts";
import { assembleBody, bodyFingerprint, type JoinBody } from "../../../core/provider/batch-body.ts";
import { renderEditions, type Slice } from "../../editions/render-edition.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

type BodyDependencies = Pick<IssueDependencies, "editions" | "ledger" | "signer" | "hasher" | "clock">;

export interface PreparedBody {
  /** Hash of what the body is joined from: other bytes have another hash. */
  readonly hash: string;
  readonly join: JoinBody;
}

/**
 * Everything of a batch except its bytes, which are joined as they leave. Content and token time are frozen, so the
 * bytes are the same every time.
 */
export async function prepareBody(
  deps: BodyDependencies,
  slice: Slice,
  recipients: readonly RosterEntry[],
): Promise<PreparedBody> {
  const editions = await renderEditions(
    deps,
    slice,
    recipients.map((entry) => entry.edition),
  );
  const { publicUrl, tokenAt } = slice.content.envelope;
  const links = deriveMailLinks(publicUrl);
  const signed = await deps.signer.signMails(recipients, tokenAt);
  const parts = signed.map(([entry, { leave, manage }]) => ({
    entry,
    leaveUrl: links.leave(leave),
    manageToken: manage,
  }));
  return {
    hash: await deps.hasher.hash(bodyFingerprint(parts, editions)),
    join: (room) => assembleBody(parts, editions, room),
  };
}

import type { RosterEntry } from "../../core/batch.ts";
import { type BatchBody, composeBatchBody } from "../../core/batch-body.ts";
import type { IssueDependencies } from "./advance-issue.ts";
import { renderEditions, type Slice } from "./render-edition.ts";

type BodyDependencies = Pick<IssueDependencies, "editions" | "ledger" | "signer" | "hasher">;

export interface BuiltBody {
  readonly body: BatchBody;
  readonly hash: string;
}

/** The exact bytes of a batch and their SHA-256: frozen content, frozen token time, so every build is the same. */
export async function buildBatchBody(
  deps: BodyDependencies,
  slice: Slice,
  recipients: readonly RosterEntry[],
): Promise<BuiltBody> {
  const editions = await renderEditions(
    deps,
    slice,
    recipients.map((entry) => entry.edition),
  );
  const { publicUrl, tokenAt } = slice.content.envelope;
  const leaveBase = new URL("unsubscribe?token=", publicUrl).href; // once a batch: a token needs no escaping
  const signed = await deps.signer.signMails(recipients, tokenAt);
  const body = composeBatchBody(
    signed.map(([entry, { leave, manage }]) => ({ entry, leaveUrl: leaveBase + leave, manageToken: manage })),
    editions,
  );
  return { body, hash: await deps.hasher.hash(body) };
}

import type { RosterEntry } from "../../../core/issues/batch.ts";
import { assembleBody, bodyFingerprint, type JoinBody } from "../../../core/provider/batch-body.ts";
import { renderEditions, type Slice } from "../../editions/render-edition.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

type BodyDependencies = Pick<IssueDependencies, "editions" | "ledger" | "signer" | "hasher" | "clock">;

export interface PreparedBody {
  /** Of what the body is joined from: another one for other bytes. */
  readonly hash: string;
  readonly join: JoinBody;
}

/**
 * All of a batch but its bytes, which are joined as they leave: frozen content, frozen token time, so every time they
 * are the same.
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
  const leaveBase = new URL("unsubscribe?token=", publicUrl).href; // once a batch: a token needs no escaping
  const signed = await deps.signer.signMails(recipients, tokenAt);
  const parts = signed.map(([entry, { leave, manage }]) => ({
    entry,
    leaveUrl: leaveBase + leave,
    manageToken: manage,
  }));
  return {
    hash: await deps.hasher.hash(bodyFingerprint(parts, editions)),
    join: (room) => assembleBody(parts, editions, room),
  };
}

import type { RosterEntry } from "../../core/batch.ts";
import { describeBody, type JoinBody, joinBody } from "../../core/batch-body.ts";
import type { IssueDependencies } from "./advance-issue.ts";
import { renderEditions, type Slice } from "./render-edition.ts";

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
    hash: await deps.hasher.hash(describeBody(parts, editions)),
    join: (room) => joinBody(parts, editions, room),
  };
}

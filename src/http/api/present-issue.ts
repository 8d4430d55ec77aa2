import type { DetailedIssue, IssueView } from "../../contract/issues/issue.ts";
import type { IssueAnswer } from "../../contract/issues/issue-answer.ts";
import type { Recipient } from "../../contract/issues/recipient.ts";
import type { LookedUpBatch, UnknownBatch } from "../../contract/issues/unknown-batch.ts";
import { formatInstant, type Instant } from "../../core/ids.ts";
import type { StandingIssue } from "../../core/issues/derive-standing.ts";
import type { IssueOutcome } from "../../core/schedule/issue-outcome.ts";
import type { RecipientOutcome } from "../../usecases/issues/find-recipient.ts";
import type { UnknownBatchWithEvidence } from "../../usecases/issues/find-unknown-batch.ts";
import type { NamedUnknownBatch } from "../../usecases/issues/list-unknown-batches.ts";
import type { WholeIssue } from "../../usecases/issues/show-issues.ts";

const formatOptional = (at: Instant | null) => (at === null ? null : formatInstant(at));

/** An issue as the API shows it. */
export const presentIssue = ({ issue, standing }: StandingIssue): IssueView => ({
  id: issue.id,
  cadence: issue.cadence,
  slotAt: formatInstant(issue.slotAt),
  state: standing.state,
  posts: issue.posts,
  counts: standing.counts,
  startedAt: formatOptional(issue.startedAt),
  closedAt: formatOptional(issue.closedAt),
  expectedEndAt: formatOptional(standing.expectedEndAt),
  waitingFor: standing.waitingFor,
});

export const presentWholeIssue = ({
  issue,
  standing,
  unknownBatches,
  ...rest
}: WholeIssue): DetailedIssue => ({
  ...presentIssue({ issue, standing }),
  ...rest,
  unknownBatches: unknownBatches.map(presentUnknownBatch),
});

const presentUnknownBatch = ({ batch, size, since, reason }: NamedUnknownBatch): UnknownBatch => ({
  ...{ batch, size, since: formatInstant(since), reason },
});

export const presentLookedUpBatch = ({ evidence, ...batch }: UnknownBatchWithEvidence): LookedUpBatch => ({
  ...presentUnknownBatch(batch),
  provider: evidence,
});

export const presentRecipient = ({ submittedAt, events, ...outcome }: RecipientOutcome): Recipient => {
  const { state, batch, providerId, ...why } = outcome;
  return {
    ...{ state, batch, submittedAt: formatOptional(submittedAt), providerId, ...why },
    events: events.map(({ type, at }) => ({ type, at: formatInstant(at) })),
  };
};

/** 202 where something goes out, else 200. */
export function presentIssueOutcome(
  outcome: IssueOutcome,
  publicUrl: URL,
): { readonly status: 200 | 202; readonly body: IssueAnswer } {
  switch (outcome.kind) {
    case "planned": {
      const { id } = outcome;
      return { status: 202, body: { id, url: new URL(`issues/${id}`, publicUrl).href } };
    }
    case "test-submitted":
      return { status: 202, body: { id: null } };
    case "nothing-due":
      return { status: 200, body: { id: null, reason: outcome.reason } };
    case "previewed": {
      const { posts, audience, notDue } = outcome;
      return { status: 200, body: { id: null, wouldSend: { posts, audience }, notDue } };
    }
  }
}

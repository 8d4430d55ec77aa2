import { deriveMailLinks } from "../../core/editions/links.ts";
import { deriveListHeaders } from "../../core/editions/list-headers.ts";
import {
  derivePlaceholders,
  fillPlaceholders,
  findPlaceholderFault,
} from "../../core/editions/placeholders.ts";
import { parseEmailAddress } from "../../core/email-address.ts";
import { defaultLanguage } from "../../core/language.ts";
import type { Problem } from "../../core/problem.ts";
import { deriveTestKey } from "../../core/provider/idempotency-key.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { decideTest } from "../../core/schedule/decide-test.ts";
import type { IssueOutcome } from "../../core/schedule/issue-outcome.ts";
import type { PlannedIssue } from "../../core/schedule/schedule.ts";
import type { AddressHasher } from "../../ports/access/address-hasher.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import type { Mailer } from "../../ports/provider/mailer.ts";
import type { Pacer } from "../../ports/provider/pacer.ts";
import type { Quota } from "../../ports/provider/quota.ts";
import { draftContent } from "../editions/compose-content.ts";
import { renderMail } from "../editions/render-edition.ts";
import { draftIssues, type PreviewDependencies, type PreviewRequest } from "./preview-issue.ts";

export interface TestDependencies extends PreviewDependencies {
  readonly mailer: Mailer;
  readonly pacer: Pacer;
  /** Absent: the settings name no quota. */
  readonly quota?: Pick<Quota, "count">;
  readonly signer: LinkSigner;
  readonly addressHasher: AddressHasher;
}

const NOTHING_TO_TEST =
  "Nothing is due, so there is no mail to test. Name posts to see theirs, whatever became of them; dryRun says why none is due.";

/** The issue of the posts that were named, else the next one of the cadence; null: nothing is due. */
async function draftTest(
  deps: TestDependencies,
  request: PreviewRequest,
): Promise<Result<PlannedIssue | null, Problem>> {
  if (request.posts === null) {
    const issues = await draftIssues(deps, request, await deps.schedule.read("everything"));
    return issues.ok ? succeed(issues.value[0] ?? null) : issues;
  }
  const posts = await deps.schedule.findPosts(request.posts);
  return decideTest({ posts }, request.posts, deps.clock.now(), deps.newsletter);
}

/** A test submission: the issue as it would be now, to one address, marked `[Test]`, and recorded nowhere. */
export async function submitTest(
  deps: TestDependencies,
  request: PreviewRequest & { readonly webhookId: string | null },
  testTo: string,
): Promise<Result<IssueOutcome, Problem>> {
  const address = parseEmailAddress(testTo);
  if (!address.ok)
    return fail({ ...address.problem, faults: [{ field: "testTo", reason: "Give one e-mail address." }] });
  const drafted = await draftTest(deps, request);
  if (!drafted.ok) return drafted;
  const issue = drafted.value;
  if (issue === null) return succeed({ kind: "nothing-due", reason: NOTHING_TO_TEST });
  const content = await draftContent(deps, issue);
  const language = defaultLanguage(deps.newsletter.languages);
  const own = content.stories.map(({ posts }) => {
    const own = posts.filter((post) => !post.isCatchUp);
    return (own.find((post) => post.language === language) ?? own[0])?.id;
  });
  const mail = renderMail(
    content,
    language,
    own.filter((id) => id !== undefined),
  );
  const fault = findPlaceholderFault(content, mail);
  if (fault !== null)
    return fail({ kind: "edition-faulty", detail: `The mail cannot be encoded: ${fault}.` });
  const id = await deps.addressHasher.hash(address.value.folded);
  const claims = { id, issuedAt: deps.clock.now() };
  const token = await deps.signer.sign({ ...claims, purpose: "leave" });
  const manageToken = await deps.signer.sign({ ...claims, purpose: "manage" });
  const leaveUrl = deriveMailLinks(deps.newsletter.publicUrl).leave(token);
  const personal = { address: address.value.address, leaveUrl, manageToken };
  const filled = fillPlaceholders(mail, derivePlaceholders(content.envelope.placeholderKey), personal);
  const [startAt = deps.clock.now()] = await deps.pacer.reserve("transactional", "test", 1);
  await deps.clock.sleep(startAt - deps.clock.now());
  const answer = await deps.mailer.submit(
    {
      from: deps.newsletter.mailFrom,
      to: address.value.address,
      replyTo: deps.newsletter.mailReplyTo,
      subject: `[Test] ${mail.subject}`,
      html: filled.html,
      text: filled.text,
      headers: deriveListHeaders(deps.newsletter.publicUrl.href, leaveUrl),
      tags: { issue: issue.id, cadence: issue.cadence },
    },
    deriveTestKey({ webhookId: request.webhookId, at: deps.clock.now() }, id),
  );
  await deps.pacer.report(answer.rate);
  if (answer.kind === "accepted") await deps.quota?.count("other");
  if (answer.kind === "accepted") return succeed({ kind: "test-submitted" });
  return fail({
    kind: "provider-refused",
    detail: `The provider answered ${answer.status ?? "nothing"} ${answer.name}.`,
  });
}

import { asIssueId, type Instant } from "../ids.ts";
import type { Problem } from "../problem.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { Newsletter } from "../settings/settings.ts";
import { findAbsence, planSpecial, type SpecialFacts } from "./decide-special.ts";
import type { PlannedIssue } from "./schedule.ts";

/**
 * The issue that a test mail of named posts shows: as their special would be, whatever became of them. Released, old,
 * dated in the future, kept out of mails or sent already: an author looks at a mail before and after. What stays home
 * is shown to nobody.
 */
export function decideTest(
  facts: Pick<SpecialFacts, "posts">,
  names: readonly string[],
  now: Instant,
  rules: Pick<Newsletter, "languages" | "shards">,
): Result<PlannedIssue, Problem> {
  const faults = names.flatMap((name) => findAbsence(name, facts, { at: now, ...rules }) ?? []);
  if (faults.length > 0) return fail({ kind: "request-malformed", faults });
  const seenFrom = Math.max(now, ...facts.posts.map((post) => post.publishedAt));
  return succeed({
    ...planSpecial(facts.posts, {
      id: asIssueId("test"),
      t: now,
      now,
      holdUntil: null,
      shards: rules.shards,
    }),
    windowThrough: seenFrom,
  });
}

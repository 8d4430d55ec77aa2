import type { PreviewAnswer } from "../../src/contract/issues/issue-answer.ts";
import { layOutTable } from "./lay-out-table.ts";

/** What would go out, to how many, and why every other post would not: the posts that an author may wait for come first. */
export function sayPreview({ wouldSend, notDue }: PreviewAnswer): string {
  const { posts, audience } = wouldSend;
  const count = posts.length === 1 ? "1 post" : `${posts.length} posts`;
  const first =
    posts.length === 0
      ? "Nothing would go out."
      : `${count} would go out to ${audience === 1 ? "1 reader" : `${audience} readers`}:`;
  const others = notDue.toSorted((a, b) => Number(isPast(a.reason)) - Number(isPast(b.reason)));
  const rest =
    others.length === 0
      ? []
      : ["", "Not in it:", layOutTable(others.map(({ id, reason }) => [`  ${id}`, sayReason(reason)]))];
  return [first, ...posts.map((id) => `  ${id}`), ...rest].join("\n");
}

const isPast = (reason: string) => reason === "already-released" || reason === "in-a-special";

const REASONS: Readonly<Record<string, string>> = {
  draft: "it is a draft",
  future: "its date is in the future",
  "newsletter-false": "its front matter says newsletter: false",
  "too-old": "it is older than MAXIMUM_AGE_DAYS",
  "already-released": "it was released before",
  "in-a-special": "it was in a special",
};

/** In plain words; a reason that these words do not know yet stands as it is. */
export const sayReason = (reason: string) =>
  REASONS[reason] ?? reason.replace(/^no-page \((.*)\)$/, "its page on the blog is not there yet: $1");

import type { Language } from "../../src/core/language.ts";
import { foldLine, shortenLine } from "../words/fold-line.ts";
import { addDirectionMark } from "../words/text-direction.ts";
import { translate } from "../words/translate.ts";
import { pageLangAttributes } from "../words/writing.ts";

/** Longer subjects are cut by inboxes anyway, and some servers refuse them. */
const LONGEST_SUBJECT = 150;
const LONGEST_PREHEADER = 180;

interface Titled {
  readonly title: string;
  readonly description: string;
}

/** The first title; with several stories also how many more there are. One line, at most 150 characters. */
export function composeIssueSubject(
  stories: readonly Titled[],
  language: Language,
  otherwise: string,
): string {
  const title = foldLine(stories[0]?.title ?? "") || foldLine(otherwise);
  if (stories.length < 2) return shortenLine(title, LONGEST_SUBJECT);
  const { dir } = pageLangAttributes(language);
  const subject = (text: string) =>
    addDirectionMark(translate(language)("digest.more", { title: text, count: stories.length - 1 }), dir);
  return subject(shortenLine(title, LONGEST_SUBJECT - (subject(title).length - title.length)));
}

/** What the subject leaves untold: the other titles, or the description of the only one. */
export function composeIssuePreheader(stories: readonly Titled[]): string {
  const [lead, ...others] = stories;
  const line =
    others.length > 0 ? others.map((story) => story.title).join(" · ") : lead?.description || lead?.title;
  return shortenLine(foldLine(line ?? ""), LONGEST_PREHEADER);
}

import type { Language } from "../language.ts";

/** The first story that an issue has in one language, and what it is called there. */
export interface Headline {
  readonly language: Language;
  readonly title: string;
}

/**
 * The one to show where several languages are at hand: the first in the language that is wanted most, else in the next
 * one, else the very first. So an issue is named by its first story in the page's language where it has one.
 */
export const selectHeadline = <H extends Pick<Headline, "language">>(
  stories: readonly H[],
  languages: readonly Language[],
): H | null =>
  languages
    .map((language) => stories.find((story) => story.language === language))
    .find((story) => story !== undefined) ??
  stories[0] ??
  null;

import type { Language } from "../src/core/language.ts";
import type { DigestStory } from "./mail/digest/digest-story.ts";
import { selectPictureLink } from "./picture-link.ts";
import type { Site } from "./site.ts";
import { selectWebLink } from "./web-link.ts";
import { foldLine, shortenLine } from "./words/fold-line.ts";
import { formatDate } from "./words/format-date.ts";
import { deriveReadingMinutes } from "./words/reading-minutes.ts";
import { translate } from "./words/translate.ts";
import { deriveWriting, type LangAttributes, pageLangAttributes } from "./words/writing.ts";

/** A story in the words and safe addresses that mails and pages show. */
export interface PresentedStory {
  readonly title: string;
  readonly description: string;
  /** Null where the address is not one that may be linked. */
  readonly url: string | null;
  readonly tags: readonly string[];
  readonly image: { readonly url: string; readonly alt: string } | null;
  readonly publishedAt: number;
  /** Date and reading time, in the reader's language. */
  readonly facts: string;
  readonly readOn: string;
  readonly readOnAbout: string;
  readonly readOnBlog: string;
  /** `lang` and `dir` where the story is in another language than the mail. */
  readonly writing: LangAttributes;
  /** `lang` and `dir` of our own words about it (`facts`, `readOn`), for where the story's language is all around them. */
  readonly ownWriting: LangAttributes;
}

const LONGEST_TITLE = 300;
const LONGEST_DESCRIPTION = 500;

/** Everything folded to one line, shortened where absurdly long, every unsafe address dropped. */
export function presentStory(
  story: DigestStory,
  language: Language,
  site: Pick<Site, "timeZone">,
): PresentedStory {
  const t = translate(language);
  const own = pageLangAttributes(language);
  const title = shortenLine(foldLine(story.title), LONGEST_TITLE);
  return {
    title,
    description: shortenLine(foldLine(story.description), LONGEST_DESCRIPTION),
    url: selectWebLink(story.url),
    tags: story.tags.map(foldLine).filter((tag) => tag !== ""),
    image: presentImage(story.image),
    publishedAt: story.publishedAt,
    facts: presentFacts(story, language, site.timeZone),
    readOn: t("story.readOn"),
    readOnAbout: t("story.readOnAbout", { title }),
    readOnBlog: t("story.onBlog"),
    writing: deriveWriting(story.language, language),
    ownWriting: own.lang === story.language ? {} : own,
  };
}

function presentFacts(story: DigestStory, language: Language, timeZone: string): string {
  const minutes = deriveReadingMinutes(story.words);
  const date = formatDate(story.publishedAt, language, timeZone);
  return minutes === 0 ? date : `${date} · ${translate(language)("story.reading", { count: minutes })}`;
}

function presentImage(image: DigestStory["image"]) {
  const url = image === null ? null : selectPictureLink(image.url);
  return image === null || url === null ? null : { url, alt: foldLine(image.alt) };
}

import type { Language } from "../../../src/core/language.ts";
import type { NotedOccasion, Occasion } from "../../../src/core/notes/occasion.ts";
import { foldLine, shortenLine } from "../../words/fold-line.ts";
import { formatMoment } from "../../words/format-date.ts";
import type { MessageKey, MessageParams } from "../../words/translate.ts";

/** One message with what it names. */
export interface Said {
  readonly say: MessageKey;
  readonly fill: MessageParams;
}

export interface DescribedOccasion {
  readonly heading: MessageKey;
  /** What happened, then what to do. */
  readonly paragraphs: readonly Said[];
  /** As they are typed in the folder of the newsletter. */
  readonly commands: readonly string[];
}

type OccasionOf<Kind extends Occasion["kind"]> = Extract<Occasion, { readonly kind: Kind }>;

const GAZETTE = "npm run gazette --";
/** A provider's words are as long as it likes. */
const LONGEST_WORDS = 300;

/** An occasion in words; moments are in the newsletter's time zone. */
export function describeOccasion(
  { at, occasion }: NotedOccasion,
  language: Language,
  timeZone: string,
): DescribedOccasion {
  const moment = (instant: number) => formatMoment(instant, language, timeZone);
  switch (occasion.kind) {
    case "issue-stopped": {
      const { issue, because } = occasion;
      const words = because === null ? "" : shortenLine(foldLine(because), LONGEST_WORDS);
      return {
        heading: "note.issue-stopped",
        paragraphs: [
          { say: "note.issue-stopped.lead", fill: { issue, moment: moment(at) } },
          ...(words === "" ? [] : [{ say: "note.issue-stopped.because" as const, fill: { words } }]),
          { say: "note.issue-stopped.remedy", fill: {} },
        ],
        commands: [`${GAZETTE} issues show ${issue}`, `${GAZETTE} issues resume ${issue}`],
      };
    }
    case "complaints": {
      const { issue, mails, of } = occasion;
      return {
        heading: "note.complaints",
        paragraphs: [
          { say: "note.complaints.lead", fill: { issue, mails, of } },
          { say: "note.complaints.remedy", fill: {} },
        ],
        commands: [`${GAZETTE} issues show ${issue}`],
      };
    }
    case "bounces": {
      const { issue, mails, of } = occasion;
      return {
        heading: "note.bounces",
        paragraphs: [
          { say: "note.bounces.lead", fill: { issue, mails, of } },
          { say: "note.bounces.remedy", fill: {} },
        ],
        commands: [`${GAZETTE} issues show`, `${GAZETTE} issues send <id>`],
      };
    }
    case "tick-failing":
      return {
        heading: "note.tick-failing",
        paragraphs: [
          { say: "note.tick-failing.lead", fill: { part: occasion.part, moment: moment(occasion.since) } },
          { say: "note.tick-failing.remedy", fill: {} },
        ],
        commands: [`${GAZETTE} doctor`],
      };
    case "tick-missing":
      return {
        heading: "note.tick-missing",
        paragraphs: [
          { say: "note.tick-missing.lead", fill: { moment: moment(occasion.since) } },
          { say: "note.tick-missing.remedy", fill: {} },
        ],
        commands: ["npm run deploy", `${GAZETTE} doctor`],
      };
    case "page-missing":
      return describeMissingPage(occasion, moment(occasion.since));
    case "repository-failing":
      return describeFailingRepository(occasion, moment(occasion.since));
    case "feed-held":
      return describeHeldFeed(occasion, moment(occasion.since));
    case "feed-failing":
      return describeFailingFeed(occasion, moment(occasion.since));
    case "feed-gone":
      return {
        heading: "note.feed-gone",
        paragraphs: [
          { say: "note.feed-gone.lead", fill: { feed: occasion.feed, moment: moment(occasion.since) } },
          { say: "note.feed-gone.remedy", fill: {} },
        ],
        commands: [`${GAZETTE} feeds show`],
      };
  }
}

const describeHeldFeed = ({ feed, items }: OccasionOf<"feed-held">, moment: string): DescribedOccasion => ({
  heading: "note.feed-held",
  paragraphs: [
    { say: "note.feed-held.lead", fill: { feed, items, moment } },
    { say: "note.feed-held.remedy", fill: {} },
  ],
  commands: ["new", "known"].map((as) => `${GAZETTE} feeds accept ${quote(feed)} --as ${as}`),
});

const describeFailingFeed = (
  { feed, because }: OccasionOf<"feed-failing">,
  moment: string,
): DescribedOccasion => {
  const words = shortenLine(foldLine(because), LONGEST_WORDS);
  return {
    heading: "note.feed-failing",
    paragraphs: [
      { say: "note.feed-failing.lead", fill: { feed, moment } },
      ...(words === "" ? [] : [{ say: "note.feed-failing.because" as const, fill: { words } }]),
      { say: "note.feed-failing.remedy", fill: {} },
    ],
    commands: [`${GAZETTE} feeds show`, `${GAZETTE} feeds poll`],
  };
};

const describeFailingRepository = (
  { repository, because }: OccasionOf<"repository-failing">,
  moment: string,
): DescribedOccasion => ({
  heading: "note.repository-failing",
  paragraphs: [
    { say: "note.repository-failing.lead", fill: { repository, moment } },
    {
      say: "note.repository-failing.because",
      fill: { words: shortenLine(foldLine(because), LONGEST_WORDS) },
    },
    { say: "note.repository-failing.remedy", fill: {} },
  ],
  commands: [`${GAZETTE} doctor`],
});

const describeMissingPage = (
  { path, title, url, because }: OccasionOf<"page-missing">,
  moment: string,
): DescribedOccasion => ({
  heading: "note.page-missing",
  paragraphs: [
    { say: "note.page-missing.lead", fill: { title: shortenLine(foldLine(title), LONGEST_TITLE), moment } },
    { say: "note.page-missing.because", fill: { url, words: shortenLine(foldLine(because), LONGEST_WORDS) } },
    { say: "note.page-missing.remedy", fill: {} },
  ],
  commands: [`${GAZETTE} posts check ${quote(path)}`, `${GAZETTE} posts release ${quote(path)}`],
});

const LONGEST_TITLE = 120;

/** As one word of a shell, whatever it holds. */
const quote = (word: string): string =>
  /^[\w:/.~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

import { deriveCadence } from "../derive-cadence.ts";
import { defaultLanguage, type Language, matchLanguage, spellAsOffered } from "../language.ts";
import type { Reader } from "../subscribers/subscriber.ts";
import {
  deriveEdition,
  type EarlierMailing,
  type EarlierRelease,
  type Edition,
  type IssueContent,
  type IssuePost,
  type IssueStory,
} from "./edition.ts";

/**
 * What one reader gets of an issue: each story once, in the first of their languages that has it; null where nothing
 * is for them. Editions follow from what readers get, not from their preferences, so they stay few.
 */
export function selectEdition(reader: Reader, content: IssueContent, derive = deriveEdition): Edition | null {
  const languages = deriveServedLanguages(reader.languages, content.envelope.languages);
  const posts = content.stories.flatMap(
    (story) => selectTranslation(story, reader, languages, content) ?? [],
  );
  if (posts.length === 0) return null;
  const first = languages[0] ?? defaultLanguage(content.envelope.languages);
  return derive(
    first,
    posts.map((post) => post.id),
  );
}

/** The reader's languages as offered; a language that is not offered means the default. */
export function deriveServedLanguages(
  wanted: readonly Language[],
  offered: readonly Language[],
): readonly Language[] {
  const served = wanted.map((language) => matchLanguage(language, offered) ?? defaultLanguage(offered));
  return served.length === 0 ? [defaultLanguage(offered)] : [...new Set(served)];
}

function selectTranslation(
  story: IssueStory,
  reader: Reader,
  languages: readonly Language[],
  content: IssueContent,
): IssuePost | null {
  if (hadBefore(story, reader, languages, content)) return null; // a later translation is for those who had none of the languages before
  if (hadInMail(story, reader, languages, content)) return null;
  for (const language of languages) {
    const post = story.posts.find((one) => one.language === language && isFor(one, reader, content));
    if (post !== undefined) return post;
  }
  return null;
}

function isFor(post: IssuePost, reader: Reader, content: IssueContent): boolean {
  const matches =
    reader.topics.length === 0 || post.topicNumbers.some((topic) => reader.topics.includes(topic));
  if (content.cadence === "special" || post.releasedAt === null) return matches;
  const isOwed = post.isCatchUp || post.releasedAt <= (reader.catchUpThrough ?? Number.NEGATIVE_INFINITY);
  if (isOwed && !catchesUp(reader, content)) return false; // by that issue alone, also where this one has it from a cancelled one
  if (reader.servedThrough !== null && post.releasedAt <= reader.servedThrough) return false;
  const paused =
    reader.pause !== null && post.releasedAt >= reader.pause.from && post.releasedAt < reader.pause.until;
  return matches && !paused;
}

/** Did this reader come from another cadence, and is this the first issue since? */
function catchesUp({ cadence, catchUpThrough }: Reader, { catchUps, envelope }: IssueContent): boolean {
  const own = deriveCadence(cadence, envelope.cadences);
  return catchUps.some((end) => end.cadence === own && end.through === catchUpThrough);
}

/** Had an earlier issue of this cadence, or of the one that they came from, brought the story in one of their languages? */
function hadBefore(
  story: IssueStory,
  reader: Reader,
  languages: readonly Language[],
  content: IssueContent,
): boolean {
  if (content.cadence === "special") return false;
  const servedThrough = reader.servedThrough ?? Number.NEGATIVE_INFINITY;
  const byAnother = ({ releasedAt }: EarlierRelease) => releasedAt <= servedThrough;
  const offered = content.envelope.languages; // may be spelt in another way than when the earlier issue was composed
  const isTheirs = (language: Language) => languages.includes(spellAsOffered(language, offered));
  const byThis = ({ brought }: EarlierRelease) => brought !== undefined && !brought.passedOver.some(isTheirs);
  return story.earlier.some(
    (release) =>
      isTheirs(release.language) && (byAnother(release) || (byThis(release) && !catchesUp(reader, content))),
  );
}

/**
 * Was this reader served by an earlier issue with the story, one that was planned after they joined? A special is for
 * readers who were not, and a reader whom a special served gets no translation from a cadence. A reader who came from
 * another cadence was served by that one first; what the present one had passed by, they have had once they caught up.
 */
function hadInMail(story: IssueStory, reader: Reader, languages: readonly Language[], content: IssueContent) {
  if (story.mailed.length === 0) return false; // mostly, and for every reader of a roster
  const own = deriveCadence(reader.cadence, content.envelope.cadences);
  const { servedThrough, catchUpThrough } = reader;
  const through = catchesUp(reader, content) ? servedThrough : (catchUpThrough ?? servedThrough);
  const isServed = ({ releasedAt }: EarlierMailing) => through !== null && releasedAt <= through;
  const isOwn = (mailing: EarlierMailing) =>
    mailing.cadence === own && mailing.through > (catchUpThrough ?? Number.NEGATIVE_INFINITY);
  return story.mailed.some(
    (mailing) =>
      (mailing.cadence === "special" || isServed(mailing) || isOwn(mailing)) &&
      languages.includes(spellAsOffered(mailing.language, content.envelope.languages)) &&
      reader.confirmedAt <= mailing.plannedAt,
  );
}

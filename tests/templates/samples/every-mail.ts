import type { Mail } from "../../../src/core/editions/edition.ts";
import { asIssueId, asPostId } from "../../../src/core/ids.ts";
import type { NotedOccasion, Occasion } from "../../../src/core/notes/occasion.ts";
import { composeAlreadyInMail } from "../../../templates/mail/already-in.tsx";
import { composeArticleMail } from "../../../templates/mail/article/article.tsx";
import { composeConfirmationMail } from "../../../templates/mail/confirmation.tsx";
import { composeDigestMail } from "../../../templates/mail/digest/digest.tsx";
import { composeLinkByAddressMail } from "../../../templates/mail/link-by-address.tsx";
import { composeMagicLinkMail } from "../../../templates/mail/magic-link.tsx";
import { composeAuthorNote } from "../../../templates/mail/note/author-note.tsx";
import { composeWelcomeMail } from "../../../templates/mail/welcome.tsx";
import { articleOf, FULL_ARTICLE, sampleArticleMail } from "./article-samples.ts";
import { SITE, sampleDigest, sampleStory, sampleWelcome } from "./samples.ts";

const confirmUrl = "https://news.example.com/confirm?token=a.b";
const manageUrl = "https://news.example.com/preferences?token=a.b";
const leaveUrl = "https://news.example.com/unsubscribe?token=a.b";

const PICTURED = sampleStory(1, { image: { url: "https://blog.example.com/hero.png", alt: "A desk" } });
const ARABIC = sampleStory(2, { language: "ar", title: "الطابور وعد" });
const SPANISH = sampleStory(3, { language: "es", title: "Hacerlo dos veces" });

const storiesOf = (count: number, tags: readonly string[], description: string) =>
  Array.from({ length: count }, (_, n) =>
    sampleStory(n + 1, { tags: [tags[n % tags.length] ?? ""], description }),
  );

/** A site and a post that spare nothing: the longest of everything, each letter of it four bytes or five in HTML. */
const LOUD = {
  ...SITE,
  title: "<&>".repeat(60),
  description: "“&”".repeat(200),
  postalAddress: "é<".repeat(200),
};
const LOUD_STORY = {
  title: "<>&".repeat(200),
  description: "“é”&".repeat(500),
  tags: Array(20).fill("&".repeat(60)),
};

const FEED = "https://blog.example.com/feed.xml";
const NOTICED = Date.parse("2026-11-23T09:05:00Z");

/** Of every kind one. */
function sampleOccasions(): readonly NotedOccasion[] {
  const issue = asIssueId("weekly-2026-11-23");
  const because = "API key is invalid <b>&</b>";
  const occasions: readonly Occasion[] = [
    { kind: "issue-stopped", issue, because, wentSince: NOTICED },
    { kind: "complaints", issue, mails: 3, of: 2_900 },
    { kind: "bounces", issue, mails: 160, of: 2_900 },
    { kind: "tick-failing", part: "kv-writes", since: NOTICED },
    { kind: "tick-missing", since: NOTICED },
    { kind: "feed-held", feed: "https://blog.example.com/feed.xml?lang=en&all", items: 12, since: NOTICED },
    { kind: "feed-failing", feed: FEED, because: "The blog answers 500 <b>&</b>.", since: NOTICED },
    { kind: "feed-gone", feed: FEED, since: NOTICED },
    {
      ...{ kind: "repository-failing", repository: "ada/blog" },
      ...{ because: "GitHub answers 401 <b>&</b>: is GITHUB_TOKEN still good?", since: NOTICED },
    },
    {
      ...{
        kind: "page-missing",
        post: asPostId("en/hello"),
        path: "en/hello world.md",
        title: "Hello <b>&</b>",
      },
      ...{ url: "https://blog.example.com/hello/", because: "answers 404", since: NOTICED },
    },
  ];
  return occasions.map((occasion) => ({ at: NOTICED, occasion }));
}

/** Every mail and kind of it that readers get, by name. What is about mails as such is tested with each: a new mail joins by a line. */
export function renderEveryMail(language: string): Readonly<Record<string, Mail>> {
  const shared = { site: SITE, language };
  const digest = (changes: Parameters<typeof sampleDigest>[0]) =>
    composeDigestMail(sampleDigest({ language, ...changes }));
  const article = (changes: Parameters<typeof sampleArticleMail>[0]) =>
    composeArticleMail(sampleArticleMail({ language, ...changes }));
  return {
    confirmation: composeConfirmationMail({ ...shared, confirmUrl }),
    "already in": composeAlreadyInMail({ ...shared, leaveUrl }),
    "magic link": composeMagicLinkMail({ ...shared, manageUrl }),
    "link by address": composeLinkByAddressMail({ ...shared, manageUrl, leaveUrl }),
    "note of one thing": composeAuthorNote({ ...shared, occasions: sampleOccasions().slice(0, 1) }),
    "note of everything": composeAuthorNote({ ...shared, occasions: sampleOccasions() }),
    welcome: composeWelcomeMail(sampleWelcome({ language })),
    "welcome without an issue": composeWelcomeMail(sampleWelcome({ language, latest: null })),
    digest: digest({ stories: [PICTURED, ARABIC, SPANISH] }),
    "digest of one": digest({ stories: [PICTURED] }),
    "digest by topics": digest({ stories: storiesOf(9, ["Networking", "Go"], "In a sentence.") }),
    "digest that is cut": digest({ stories: storiesOf(200, ["Go"], "A long description <&>. ".repeat(20)) }),
    "digest of the loud": digest({
      site: LOUD,
      stories: storiesOf(60, ["Go"], "").map((story) => ({ ...story, ...LOUD_STORY })),
    }),
    article: article({ story: PICTURED, article: FULL_ARTICLE }),
    "article in Arabic": article({ story: ARABIC, article: FULL_ARTICLE }),
    "article that is cut": article({ article: articleOf(500) }),
    "article of the loud": article({
      site: LOUD,
      story: sampleStory(1, LOUD_STORY),
      article: articleOf(500, { html: `<p>${"&lt;é".repeat(100)}</p>`, text: "<é".repeat(100) }),
    }),
  };
}

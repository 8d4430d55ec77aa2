import type { IssueContent } from "../../core/editions/edition.ts";
import { derivePlaceholders, fillPlaceholders } from "../../core/editions/placeholders.ts";
import { asIssueId, type Instant, type PostId } from "../../core/ids.ts";
import type { Language } from "../../core/language.ts";
import type { PreviewMail } from "../../core/previews/preview.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PlaceholderKeys } from "../../ports/access/placeholder-keys.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import { draftUnstored } from "../editions/compose-content.ts";
import { renderMail } from "../editions/render-edition.ts";
import type { UnstoredPost } from "./look-at-file.ts";

export interface DraftDependencies {
  readonly newsletter: Newsletter;
  readonly topics: TopicCatalog;
  readonly placeholderKeys: PlaceholderKeys;
}

/** An id that no issue has: it is in links of these mails alone, which lead nowhere. */
const PREVIEW = asIssueId("preview");

/** The mails as readers would get them: each post whole, and a digest in each language that has one of them. */
export async function draftMails(
  deps: DraftDependencies,
  posts: readonly UnstoredPost[],
  now: Instant,
): Promise<readonly PreviewMail[]> {
  const whole = deps.newsletter.cadences.includes("instant") ? await draftWhole(deps, posts, now) : [];
  const cadence = deps.newsletter.cadences.find((one) => one !== "instant");
  if (cadence === undefined || posts.length === 0) return whole;
  const content = await draftUnstored(deps, {
    ...{ id: PREVIEW, cadence, slotAt: now, posts, articles: new Map() },
  });
  const digests = deps.newsletter.languages.flatMap((language) => {
    const own = content.stories.flatMap((story) => story.posts.filter((post) => post.language === language));
    if (own.length === 0) return [];
    return [
      write(
        content,
        "digest",
        language,
        own.map(({ id }) => id),
      ),
    ];
  });
  return [...digests, ...whole];
}

async function draftWhole(deps: DraftDependencies, posts: readonly UnstoredPost[], now: Instant) {
  const mails: PreviewMail[] = [];
  for (const post of posts) {
    const articles = new Map([[post.id, post.article]]);
    const issue = { id: PREVIEW, cadence: "instant", slotAt: now, posts: [post], articles } as const;
    mails.push(write(await draftUnstored(deps, issue), "post", post.language, [post.id]));
  }
  return mails;
}

/** The personal parts are those of nobody. */
function write(
  content: IssueContent,
  kind: PreviewMail["kind"],
  language: Language,
  posts: readonly PostId[],
): PreviewMail {
  const { placeholderKey, publicUrl } = content.envelope;
  const own = { address: "reader@example.com", leaveUrl: `${publicUrl}unsubscribe`, manageToken: "preview" };
  const mail = fillPlaceholders(
    renderMail(content, language, posts),
    derivePlaceholders(placeholderKey),
    own,
  );
  const bytes = new TextEncoder().encode(mail.html).byteLength;
  return { kind, language, subject: mail.subject, bytes, html: mail.html };
}

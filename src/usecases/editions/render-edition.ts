import { composeArticleMail } from "../../../templates/mail/article/article.tsx";
import { composeDigestMail } from "../../../templates/mail/digest/digest.tsx";
import type { IssueLinks } from "../../../templates/mail/issue-links.ts";
import { listShortcuts } from "../../core/cadence.ts";
import { addressEdition } from "../../core/editions/address-edition.ts";
import type { IssueContent, Mail } from "../../core/editions/edition.ts";
import type { EncodedEdition } from "../../core/editions/encoded-mail.ts";
import { deriveMailLinks } from "../../core/editions/links.ts";
import { derivePlaceholders, findPlaceholderFault } from "../../core/editions/placeholders.ts";
import type { EditionKey, PostId } from "../../core/ids.ts";
import type { DraftBatch } from "../../core/issues/batch.ts";
import type { Post } from "../../core/posts/post.ts";
import type { IssueDependencies } from "../issues/sending/issue-dependencies.ts";

/** What one slice submits from: the frozen content, the editions of it that were encoded already, the next recipients. */
export interface Slice {
  readonly content: IssueContent;
  readonly encoded: Map<EditionKey, EncodedEdition>;
  /** Chosen ahead; at the end of the slice they are a draft of the ledger like any other. */
  readonly drafted: DraftBatch[];
}

/**
 * Encodes these editions. Each is rendered from the frozen content when it is first needed; one that is stored already
 * is used as it is. An edition with wrong placeholders must not leave and cannot be repaired by guessing: it stops the
 * issue and ends the slice.
 */
export async function renderEditions(
  deps: Pick<IssueDependencies, "editions" | "ledger" | "mailer" | "contentHasher" | "clock">,
  slice: Pick<Slice, "content" | "encoded">,
  keys: readonly EditionKey[],
): Promise<ReadonlyMap<EditionKey, EncodedEdition>> {
  for (const key of new Set(keys)) {
    if (slice.encoded.has(key)) continue;
    const { content } = slice;
    const stored = await deps.editions.findEdition(content.issue, key);
    const mail =
      stored ?? (await deps.editions.claimEdition(content.issue, key, renderNow(deps, content, key)));
    const fault = findPlaceholderFault(content, mail);
    if (fault !== null) {
      deps.ledger.stopForAuthor(`edition ${key} cannot be encoded: ${fault}`, deps.clock.now());
      throw new Error(`Edition ${key} of ${content.issue} cannot be encoded: ${fault}.`);
    }
    const placeholders = derivePlaceholders(content.envelope.placeholderKey);
    const { text, pieces } = deps.mailer.encode(addressEdition(content, mail), placeholders);
    slice.encoded.set(key, { hash: await deps.contentHasher.hash(text), pieces });
  }
  return slice.encoded;
}

function renderNow(deps: Pick<IssueDependencies, "ledger">, content: IssueContent, key: EditionKey): Mail {
  const language = key.slice(0, key.lastIndexOf("."));
  return renderMail(content, language, deps.ledger.findEditionPosts(key));
}

/** The mail of an edition, with placeholders for the personal parts. */
export function renderMail(content: IssueContent, language: string, posts: readonly PostId[]): Mail {
  const all = content.stories.flatMap((story) => story.posts);
  const { envelope } = content;
  const links = deriveMailLinks(envelope.publicUrl);
  const chosen = posts.flatMap((id) => all.filter((post) => post.id === id));
  const frame = {
    site: { ...envelope, cadences: [] },
    language,
    cadence: content.cadence,
    slotAt: content.slotAt,
    leaveUrl: derivePlaceholders(envelope.placeholderKey).leaveUrl,
    ...deriveManageLinks(content),
    archiveUrl: links.archive(language),
  };
  const [only, ...others] = chosen;
  if (only?.article !== undefined && only.article.blocks.length > 0 && others.length === 0)
    return composeArticleMail({ ...frame, story: toDigestStory(only), article: only.article });
  const issueUrl = links.issue(content.issue, language);
  return composeDigestMail({ ...frame, stories: chosen.map(toDigestStory), issueUrl });
}

/** To all of a reader's choices, and to the common ones with one press. */
function deriveManageLinks({ cadence, envelope }: IssueContent): Pick<IssueLinks, "manageUrl" | "shortcuts"> {
  const { manageToken } = derivePlaceholders(envelope.placeholderKey);
  const links = deriveMailLinks(envelope.publicUrl);
  return {
    manageUrl: links.manage(manageToken),
    shortcuts: listShortcuts(cadence, envelope.cadences).map((action) => ({
      action,
      url: links.shortcut(action, manageToken),
    })),
  };
}

/** A post as templates show it. */
export const toDigestStory = (post: Post) => ({
  ...post,
  tags: post.tags.map((tag) => tag.name),
});

import type { EditionKey, Instant, IssueId, PostId } from "./ids.ts";
import type { IssueCadence } from "./cadence.ts";
import type { Language } from "./language.ts";
import type { RenderedPost } from "./post.ts";

/** Everything that the mails of an issue are made of, frozen by compose: no later edit of a post reaches it. */
export interface IssueContent {
  readonly issue: IssueId;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  /** In the order of the issue. */
  readonly posts: readonly RenderedPost[];
  readonly envelope: Envelope;
}

/** The frozen outside of a mail. Addresses are strings: the content is stored as JSON. */
export interface Envelope {
  readonly from: string;
  readonly replyTo: string | null;
  readonly publicUrl: string;
  readonly siteUrl: string;
  readonly newsletterTitle: string;
  readonly postalAddress: string;
  readonly timeZone: string;
  /** Issue time of every link token in these mails, so that a retry repeats them byte for byte. */
  readonly tokenAt: Instant;
}

/** The variant of an issue that readers with the same choices share. */
export interface Edition {
  readonly key: EditionKey;
  readonly language: Language;
  readonly posts: readonly PostId[];
}

/** A rendered mail. In an edition's html and text the places below stand for the personal parts. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Stands in `href`s of an edition where each reader's own signed address goes; plain ASCII, survives HTML and JSON. */
export const LEAVE_URL_PLACE = "https://place.invalid/leave-url";
export const MANAGE_URL_PLACE = "https://place.invalid/manage-url";

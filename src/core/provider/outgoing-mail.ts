/** One mail as it leaves. */
export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** By these the provider's later reports name the mail. */
  readonly tags: Readonly<Record<string, string>>;
}

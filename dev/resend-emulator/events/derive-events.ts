/** One thing that Resend reports of a mail, with the part of `data` that is its own. */
export interface MailEvent {
  readonly type: string;
  readonly own: Readonly<Record<string, unknown>>;
  /** Nothing is delivered to that address from then on: it is on the account's suppression list. */
  readonly suppresses: boolean;
}

const event = (type: string, own: MailEvent["own"] = {}, suppresses = false): MailEvent => ({
  ...{ type: `email.${type}`, own, suppresses },
});

const DELIVERED = event("delivered");
const BOUNCED = event(
  "bounced",
  {
    bounce: {
      type: "Permanent",
      subType: "General",
      message: "The recipient's mail server rejected the mail.",
      diagnosticCode: ["smtp; 550 5.1.1 user unknown"],
    },
  },
  true,
);
const SUPPRESSED = event("suppressed", {
  suppressed: {
    type: "OnAccountSuppressionList",
    message: "The recipient is on the account's suppression list.",
  },
});

/** What becomes of a mail to each of Resend's test addresses (resend.com/docs/dashboard/emails/send-test-emails). */
const TEST_ADDRESSES: Readonly<Record<string, readonly MailEvent[]>> = {
  delivered: [DELIVERED],
  bounced: [BOUNCED],
  complained: [DELIVERED, event("complained", {}, true)],
  suppressed: [SUPPRESSED],
};
const TEST_ADDRESS = /^(\w+)(?:\+[^@]*)?@resend\.dev$/;

/** In the order that it happens; `address` without a name, in lower case. Every other address takes its mail. */
export function deriveEvents(address: string, isSuppressed: boolean): readonly MailEvent[] {
  if (isSuppressed) return [SUPPRESSED];
  const name = TEST_ADDRESS.exec(address)?.[1] ?? "";
  return (Object.hasOwn(TEST_ADDRESSES, name) ? TEST_ADDRESSES[name] : undefined) ?? [DELIVERED];
}

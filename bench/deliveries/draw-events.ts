import type { ReceivedMail } from "../../dev/resend-emulator/received-mail.ts";
import type { DeliveryEventType, TypedEvent } from "../../src/core/deliveries/delivery-event.ts";

/** One event of the provider. */
export interface DrawnEvent extends TypedEvent {
  /** To whom its mail went. */
  readonly address: string;
  /** Nothing is written to the address from then on. */
  readonly suppresses: boolean;
  readonly body: string;
}

export interface Chapter {
  readonly type: DeliveryEventType;
  readonly own?: Readonly<Record<string, unknown>>;
  readonly suppresses?: boolean;
}

export const DELIVERED: Chapter = { type: "delivered" };
export const DELAYED: Chapter = { type: "delivery_delayed" };
export const BOUNCED: Chapter = { type: "bounced", own: { bounce: { type: "Permanent" } }, suppresses: true };
const BOUNCED_SOFTLY: Chapter = { type: "bounced", own: { bounce: { type: "Transient" } } };
export const COMPLAINED: Chapter = { type: "complained", suppresses: true };
const SUPPRESSED: Chapter = { type: "suppressed", suppresses: true };

/**
 * What becomes of a mail, and of how many in a hundred. Each has two events, as many as a busy provider reports; fewer bounce
 * than hold the next issue.
 */
const STORIES: readonly { readonly percent: number; readonly chapters: readonly [Chapter, Chapter] }[] = [
  { percent: 2, chapters: [DELAYED, BOUNCED] },
  { percent: 2, chapters: [BOUNCED_SOFTLY, DELIVERED] },
  { percent: 1, chapters: [DELIVERED, COMPLAINED] },
  { percent: 1, chapters: [DELAYED, SUPPRESSED] },
  { percent: 1, chapters: [DELAYED, { type: "failed" }] },
  { percent: 93, chapters: [DELAYED, DELIVERED] },
];

/** Both happened within these days, so that some issues count on several. */
const WITHIN_MS = 2 * 86_400_000;

/** So many of the events of an issue's mails, in no order. `random` draws in [0, 1). */
export function drawEvents(
  issue: string,
  mails: readonly ReceivedMail[],
  atMost: number,
  random: () => number,
): readonly DrawnEvent[] {
  const events = mails.flatMap((mail) => {
    const end = Date.now() - Math.floor(random() * WITHIN_MS);
    return drawStory(random).map((chapter, position) => writeEvent(issue, mail, chapter, end + position));
  });
  return shuffle(events, random).slice(0, atMost);
}

function drawStory(random: () => number): readonly Chapter[] {
  let left = random() * 100;
  const story = STORIES.find(({ percent }) => {
    left -= percent;
    return left < 0;
  });
  return story?.chapters ?? [DELAYED, DELIVERED];
}

export function writeEvent(
  issue: string,
  mail: ReceivedMail,
  { type, own, suppresses = false }: Chapter,
  at: number,
): DrawnEvent {
  const [address = ""] = mail.to;
  const data = {
    email_id: mail.id,
    to: mail.to,
    from: mail.from,
    subject: mail.subject,
    tags: { issue },
    ...own,
  };
  const body = JSON.stringify({ type: `email.${type}`, created_at: new Date(at).toISOString(), data });
  return { type, at, address, suppresses, body };
}

/** Fisher and Yates. */
export function shuffle<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item]; // both are in it
  }
  return mixed;
}

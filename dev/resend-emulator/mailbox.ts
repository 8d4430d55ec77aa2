import { randomUUID } from "node:crypto";
import { type PackedBodies, packBodies } from "./packed-bodies.ts";
import type { PlacedMail } from "./parse-submission.ts";
import type { ReceivedMail } from "./received-mail.ts";

/** The call that brings the mails. */
export interface Arrival {
  readonly callIndex: number;
  readonly idempotencyKey: string | null;
  readonly receivedAt: string;
}

export interface Mailbox {
  /** Files mails and returns their new ids in order. */
  add(mails: readonly PlacedMail[], requestBody: Buffer, arrival: Arrival): readonly string[];
  all(): readonly ReceivedMail[];
  find(id: string): ReceivedMail | null;
  clear(): void;
}

/** Every accepted mail in order of arrival. */
export function createMailbox(keepBodies: boolean): Mailbox {
  let mails: ReceivedMail[] = [];
  let byId = new Map<string, ReceivedMail>();
  return {
    add(placed, requestBody, arrival) {
      const filed = keepBodies
        ? fileWhole(placed, packBodies(requestBody), arrival)
        : placed.map(({ mail }) => fileBriefly(mail, arrival));
      for (const mail of filed) {
        mails.push(mail);
        byId.set(mail.id, mail);
      }
      return filed.map((mail) => mail.id);
    },
    all: () => mails,
    find: (id) => byId.get(id) ?? null,
    clear() {
      mails = [];
      byId = new Map();
    },
  };
}

/** One for all mails: a hundred thousand of them are what the collector has to walk through in a load test. */
const NOTHING_ELSE = { cc: [], bcc: [], reply_to: [], html: null, text: null, tags: [] };

function fileBriefly({ from, to, subject, headers }: PlacedMail["mail"], arrival: Arrival): ReceivedMail {
  return { id: randomUUID(), from, to, subject, headers, ...NOTHING_ELSE, ...arrival };
}

function fileWhole(placed: readonly PlacedMail[], packed: PackedBodies, arrival: Arrival): ReceivedMail[] {
  return placed.map(({ mail, position }) => {
    const { from, to, cc, bcc, reply_to, subject, headers, tags } = mail;
    return {
      id: randomUUID(),
      ...{ from, to, cc, bcc, reply_to, subject, headers, tags },
      get html() {
        return packed.read(position).html;
      },
      get text() {
        return packed.read(position).text;
      },
      ...arrival,
    };
  });
}

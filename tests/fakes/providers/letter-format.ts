import { cutAtPlaceholders } from "../../../src/core/editions/placeholders.ts";
import { type Answer, NO_RATE_READING, type Refusal } from "../../../src/core/provider/answer.ts";
import type { OutgoingMail } from "../../../src/core/provider/outgoing-mail.ts";
import type { ProviderTerms } from "../../../src/core/provider/terms.ts";
import type { ProviderFormat } from "./provider-format.ts";

/**
 * A provider that is as unlike Resend as one can be: a mail is a message of headers and parts (RFC 5322), one a request;
 * every reply has status 200 and is one line of text; keys live an hour; no list of mails.
 */
const TERMS: ProviderTerms = {
  batchSize: 1,
  keyLifeMs: 3_600_000,
  listing: { delayMs: 0, keptMs: 0 },
};

const WORDS = {
  rate: "SLOW-DOWN",
  "daily-quota": "NO-MORE-TODAY",
  "monthly-quota": "NO-MORE-THIS-MONTH",
  author: "WHO-ARE-YOU",
  content: "UNDELIVERABLE",
  "key-reused": "OTHER-LETTER-OF-THAT-NAME",
} as const satisfies Record<Refusal, string>;

/** `TAKEN <id>` or `NOT <word>`; what is neither, or has no id, says nothing for certain. */
export function readReply(line: string): Answer {
  const [verdict, word = ""] = line.split(" ");
  if (verdict === "TAKEN" && word !== "")
    return { kind: "accepted", providerIds: [word], rate: NO_RATE_READING };
  const reason = (Object.keys(WORDS) as Refusal[]).find((known) => WORDS[known] === word);
  if (verdict !== "NOT" || reason === undefined)
    return { kind: "in-doubt", status: 200, name: word, rate: NO_RATE_READING };
  const rate = { ...NO_RATE_READING, limited: reason === "rate" };
  return { kind: "refused", reason, status: 200, name: word, message: word, rate };
}

function writeLetter({ from, to, replyTo, subject, html, text, headers, tags }: OutgoingMail): string {
  const lines = Object.entries({
    From: from,
    To: to,
    ...(replyTo === null ? {} : { "Reply-To": replyTo }),
    Subject: subject,
    ...headers,
    "X-Tags": new URLSearchParams(tags).toString(),
  });
  return [...lines.map(([name, value]) => `${name}: ${value}`), "", text, "\f", html].join("\r\n");
}

export const LETTER_FORMAT: ProviderFormat = {
  name: "one letter a request, keys for an hour",
  terms: TERMS,
  encode(mail, placeholders) {
    const text = writeLetter(mail);
    const pieces = cutAtPlaceholders(text, placeholders).map((piece) =>
      typeof piece === "string" ? new TextEncoder().encode(piece) : piece.part,
    );
    return { text, pieces };
  },
  writeBatch: (mails) =>
    mails
      .flatMap(({ edition, parts }) =>
        edition.pieces.map((piece) =>
          typeof piece === "string" ? parts[piece] : new TextDecoder().decode(piece),
        ),
      )
      .join(""),
  writeMail: writeLetter,
  readMails: (body) => [
    { to: /^To: (.*)\r$/m.exec(body)?.[1] ?? "", subject: /^Subject: (.*)\r$/m.exec(body)?.[1] ?? "" },
  ],
  accept: ([id = ""]) => readReply(`TAKEN ${id}`),
  refuse: (reason) => readReply(`NOT ${WORDS[reason]}`),
};

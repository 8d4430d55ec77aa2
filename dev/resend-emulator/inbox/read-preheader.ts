import { htmlToText } from "html-to-text";
import type { ReceivedMail } from "../received-mail.ts";

const HIDDEN_BLOCK = /<div[^>]*display:\s*none[^>]*>(.*?)<\/div>/is;
/** What mails put after the preheader so that nothing else leaks into the line. */
const PADDING = /\u034f|[\u00ad\u200b-\u200d\u2007\ufeff]/g;

/** The line that an inbox shows after the subject: the hidden first block, else the start of the text part. */
export function readPreheader(mail: Pick<ReceivedMail, "html" | "text">): string {
  const hidden = HIDDEN_BLOCK.exec(mail.html ?? "")?.[1];
  const line = hidden === undefined ? (mail.text ?? "") : htmlToText(hidden, { wordwrap: false });
  return line.replace(PADDING, "").replace(/\s+/g, " ").trim().slice(0, 200);
}

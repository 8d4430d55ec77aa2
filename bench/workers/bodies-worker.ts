import { Resend } from "resend";
import { assembleBody, createBodyBuffer } from "../../src/adapters/resend/batch-body.ts";
import { encodeMail } from "../../src/adapters/resend/encode-mail.ts";
import { addressEdition } from "../../src/core/editions/address-edition.ts";
import type { IssueContent, Mail } from "../../src/core/editions/edition.ts";
import { derivePlaceholders } from "../../src/core/editions/placeholders.ts";
import { asIssueId } from "../../src/core/ids.ts";

/** One batch of 100 mails, built as often as asked in one of three ways, each to the bytes that leave. */
const content: IssueContent = {
  issue: asIssueId("weekly-2026-11-23"),
  cadence: "weekly",
  slotAt: 0,
  catchUps: [],
  stories: [],
  envelope: {
    from: "News <news@example.com>",
    replyTo: "author@example.com",
    publicUrl: "https://news.example.com/",
    siteUrl: "https://example.com/",
    title: "The Example",
    description: "For the bench",
    postalAddress: "1 Example Street",
    timeZone: "UTC",
    languages: ["en"],
    cadences: ["weekly"],
    tokenAt: 0,
    placeholderKey: "5ca1ab1e",
  },
};
const PLACEHOLDERS = derivePlaceholders(content.envelope.placeholderKey);
const TOKEN = "A".repeat(74);

/** The page of a digest has quotes in every tag, two leave addresses, and letters beyond ASCII. */
function composeMail(kilobytes: number): Mail {
  const paragraph = `<p style="margin:0 0 16px;color:#222">A café — “quoted” — and the words of a digest go on.</p>\n`;
  const html = paragraph.repeat(Math.floor((kilobytes * 1000) / paragraph.length));
  const leave = `<a href="${PLACEHOLDERS.leaveUrl}">Leave</a>`;
  return {
    subject: "The digest of the week",
    html: leave + html + leave,
    text: `A digest.\n${PLACEHOLDERS.leaveUrl}`,
  };
}

const RECIPIENTS = Array.from({ length: 100 }, (_, index) => ({
  address: `reader-${index}@example.com`,
  leaveUrl: `https://news.example.com/unsubscribe?token=${TOKEN}${index}`,
  manageToken: "manage-token",
}));

const toBytes = (body: string) => new TextEncoder().encode(body).length;

function composeObjects(mail: Mail) {
  const [from, replyTo] = [content.envelope.from, content.envelope.replyTo ?? ""];
  return RECIPIENTS.map(({ address, leaveUrl }) => ({
    from,
    to: [address],
    replyTo,
    subject: mail.subject,
    html: mail.html.replaceAll(PLACEHOLDERS.leaveUrl, leaveUrl),
    text: mail.text.replaceAll(PLACEHOLDERS.leaveUrl, leaveUrl),
    headers: { "List-Unsubscribe": `<${leaveUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    tags: [{ name: "issue", value: content.issue as string }],
  }));
}

let posted = 0;
globalThis.fetch = async (_, init) => {
  posted = toBytes(String(init?.body));
  return Response.json({ data: [] });
};
const resend = new Resend("re_bench");

const WAYS: Readonly<Record<string, (mail: Mail) => () => number | Promise<number>>> = {
  /** Ours: the edition encoded once, the personal parts put in. */
  splice: (mail) => {
    const { pieces } = encodeMail(addressEdition(content, mail), PLACEHOLDERS);
    const mails = RECIPIENTS.map((parts) => ({ edition: { hash: "", pieces }, parts }));
    const buffer = createBodyBuffer();
    return () => assembleBody(mails, buffer).length;
  },
  /** A hundred objects by hand. */
  stringify: (mail) => () => toBytes(JSON.stringify(composeObjects(mail))),
  /** The SDK itself, its request answered on the spot. */
  sdk: (mail) => async () => {
    await resend.batch.send(composeObjects(mail));
    return posted;
  },
};

// biome-ignore lint/style/noDefaultExport: the runtime calls the handlers of a module by its default export.
export default {
  async fetch(request: Request): Promise<Response> {
    const asked = new URL(request.url).searchParams;
    const build = WAYS[asked.get("way") ?? ""]?.(composeMail(Number(asked.get("kilobytes"))));
    if (build === undefined) return new Response("Ask for one of the ways.", { status: 400 });
    let bytes = 0;
    for (let times = Number(asked.get("times")); times > 0; times -= 1) bytes = await build();
    return Response.json({ bytes });
  },
};

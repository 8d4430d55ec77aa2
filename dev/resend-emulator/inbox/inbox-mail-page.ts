import { html } from "hono/html";
import type { ReceivedMail } from "../received-mail.ts";
import { layOutPage, type Markup, showTime } from "./inbox-page.ts";

export const TABS = ["html", "text", "headers"] as const;
export const WIDTHS = ["640", "375"] as const;
export const SCHEMES = ["light", "dark"] as const;

/** How one mail is looked at; all of it stands in the address, so that a reload keeps it. */
export interface MailView {
  readonly tab: (typeof TABS)[number];
  readonly width: (typeof WIDTHS)[number];
  readonly scheme: (typeof SCHEMES)[number];
}

const TAB_NAMES = { html: "HTML", text: "Text", headers: "Headers" };

export function showMail(mail: ReceivedMail, view: MailView): Markup {
  const head = html`<p><a href="/">All mails</a></p><h1 dir="auto">${mail.subject}</h1>
<dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to.join(", ")}</dd>
<dt>Received</dt><dd>${showTime(mail.receivedAt)}</dd></dl>`;
  const tabs = TABS.map((tab) => showLink(mail.id, view, { tab }, TAB_NAMES[tab]));
  const main = html`<nav aria-label="Parts of the mail">${tabs}</nav>${showTab(mail, view)}`;
  return layOutPage(mail.subject, head, main);
}

function showLink(id: string, view: MailView, change: Partial<MailView>, words: string): Markup {
  const target = { ...view, ...change };
  const isCurrent = JSON.stringify(target) === JSON.stringify(view);
  const href = `/mails/${id}?${new URLSearchParams(target)}`;
  return isCurrent
    ? html`<a href="${href}" aria-current="page">${words}</a>`
    : html`<a href="${href}">${words}</a>`;
}

function showTab(mail: ReceivedMail, view: MailView): Markup {
  if (view.tab === "headers") return showHeaders(mail);
  if (view.tab === "text")
    return html`<pre>${mail.text ?? "This mail has no text part, or bodies are not kept."}</pre>`;
  if (mail.html === null) return html`<p>This mail has no HTML part, or bodies are not kept.</p>`;
  const widths = WIDTHS.map((width) => showLink(mail.id, view, { width }, `${width} px`));
  const schemes = SCHEMES.map((scheme) => showLink(mail.id, view, { scheme }, scheme));
  return html`<nav aria-label="Width and colours">${widths} ${schemes}
<a href="/mails/${mail.id}/body" target="_blank" rel="noopener">Alone in a new tab</a></nav>
<iframe title="The mail's HTML part" src="/mails/${mail.id}/body"
sandbox="allow-popups allow-popups-to-escape-sandbox"
style="max-width: ${view.width}px; color-scheme: ${view.scheme}"></iframe>
<p class="soft">The browser passes the chosen colours on to the mail where it can; else switch the system's.</p>`;
}

function showHeaders(mail: ReceivedMail): Markup {
  const facts: readonly (readonly [string, string])[] = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Reply-To", mail.reply_to.join(", ")],
    ["Subject", mail.subject],
    ...Object.entries(mail.headers),
    ["Tags", mail.tags.map((tag) => `${tag.name}=${tag.value}`).join(", ")],
    ["Idempotency-Key", mail.idempotencyKey ?? ""],
    ["Resend id", mail.id],
    ["Size of HTML", mail.html === null ? "" : `${(Buffer.byteLength(mail.html) / 1024).toFixed(1)} KiB`],
  ];
  const rows = facts.filter(([, value]) => value !== "");
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

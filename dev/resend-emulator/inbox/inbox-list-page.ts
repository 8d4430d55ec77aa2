import { html } from "hono/html";
import type { ReceivedMail } from "../received-mail.ts";
import { layOutPage, type Markup, showTime } from "./inbox-page.ts";
import { readPreheader } from "./read-preheader.ts";

const PAGE_SIZE = 50;

export interface ListView {
  /** Mails to show, newest first, already narrowed to `to`. */
  readonly mails: readonly ReceivedMail[];
  readonly to: string;
  /** 1 is the newest. */
  readonly page: number;
}

export function showList({ mails, to, page }: ListView): Markup {
  const shown = mails.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const head = html`<h1>Mail inbox</h1>
<p class="soft">${countMails(mails.length)}. Mail stops here: nothing leaves this machine.</p>
<form method="get" action="/" role="search">
<div><label for="to">Sent to</label><input id="to" name="to" type="search" value="${to}" autocomplete="off"></div>
<button>Show</button></form>`;
  const rows = shown.map(showRow);
  const empty = html`<p>No mail yet. Reload the page when something should have arrived.</p>`;
  const main = html`${shown.length === 0 ? empty : html`<ol>${rows}</ol>`}
${showPaging(to, page, mails.length > page * PAGE_SIZE)}`;
  return layOutPage("All mails", head, main);
}

const countMails = (count: number) => (count === 1 ? "1 mail" : `${count.toLocaleString("en")} mails`);

function showRow(mail: ReceivedMail): Markup {
  return html`<li><a href="/mails/${mail.id}"><strong dir="auto">${mail.subject}</strong>${showTime(mail.receivedAt)}
<span class="line">to ${mail.to.join(", ")}</span><span class="line" dir="auto">${readPreheader(mail)}</span></a></li>`;
}

function showPaging(to: string, page: number, hasOlder: boolean): Markup {
  const link = (target: number, words: string) => {
    const query = new URLSearchParams({ ...(to === "" ? {} : { to }), page: String(target) });
    return html`<a href="/?${query.toString()}">${words}</a>`;
  };
  return html`<p>${page > 1 ? link(page - 1, "Newer") : ""} ${hasOlder ? link(page + 1, "Older") : ""}</p>`;
}

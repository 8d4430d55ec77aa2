import { html, raw } from "hono/html";
import { INBOX_STYLE } from "./inbox-style.ts";

export type Markup = ReturnType<typeof html>;

/** The frame of every page of the inbox. */
export function layOutPage(title: string, head: Markup, main: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Mail inbox</title>
<style>${raw(INBOX_STYLE)}</style>
</head>
<body>
<header>${head}</header>
<main>${main}</main>
</body>
</html>`;
}

/** An instant as a clock would show it, the whole of it for machines. */
export function showTime(instant: string): Markup {
  return html`<time datetime="${instant}">${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC</time>`;
}

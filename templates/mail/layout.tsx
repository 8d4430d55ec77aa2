import { raw } from "hono/html";
import type { PropsWithChildren } from "hono/jsx";
import type { Language } from "../../src/core/language.ts";
import { FONT, LIGHT, SIZE } from "../theme.ts";
import { pageLangAttributes } from "../words/writing.ts";
import { ALIGNMENT } from "./alignment.ts";
import {
  composeOutlookOpen,
  MAIL_STYLES,
  OUTLOOK_CLOSE,
  OUTLOOK_DARK_STYLES,
  OUTLOOK_HEAD,
} from "./mail-styles.ts";
import { Preheader } from "./preheader.tsx";

export interface MailLayoutProps {
  readonly language: Language;
  readonly subject: string;
  readonly preheader: string;
}

/**
 * A whole mail: doctype, hidden preheader, and one column. `lang` and `dir` stand twice, as some clients drop `html`,
 * and some lay every mail out in the direction of their own menus.
 */
export function MailLayout({ language, subject, preheader, children }: PropsWithChildren<MailLayoutProps>) {
  const writing = pageLangAttributes(language);
  return (
    <>
      {raw("<!doctype html>")}
      <html {...writing}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
          <title>{subject}</title>
          {raw(OUTLOOK_HEAD)}
          <style>{raw(MAIL_STYLES)}</style>
          <style>{raw(OUTLOOK_DARK_STYLES)}</style>
        </head>
        <body class="paper" style={BODY}>
          <Preheader line={preheader} />
          {raw(composeOutlookOpen(writing.dir))}
          <div
            class={`column ink ${writing.dir}`}
            {...writing}
            style={{ ...COLUMN, ...ALIGNMENT[writing.dir] }}
          >
            {children}
          </div>
          {raw(OUTLOOK_CLOSE)}
        </body>
      </html>
    </>
  );
}

const BODY = { margin: "0", padding: "0", background: LIGHT.paper, "-webkit-text-size-adjust": "100%" };

const COLUMN = {
  "max-width": SIZE.column,
  "box-sizing": "border-box",
  margin: "0 auto",
  padding: `40px ${SIZE.margin} 48px`,
  color: LIGHT.ink,
  "font-family": FONT.text,
  "font-size": SIZE.body,
  "line-height": "1.55",
  "word-wrap": "break-word",
};

import { DARK, SIZE } from "../theme.ts";
import type { Direction } from "../writing.ts";

/**
 * Only what inline styles cannot say: dark mode, small screens, and what suits one script only. Clients that drop this sheet show the light mail,
 * whole and readable.
 */
export const MAIL_STYLES = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "a:hover{text-decoration:underline!important}",
  "@media(max-width:480px){.column{padding:0 20px 32px!important}.title{font-size:33px!important}.lead{font-size:28px!important}}",
  // Not inline: letters that join, as Arabic ones do, take neither italics nor a tighter setting.
  ".ltr .title{letter-spacing:-0.015em}.ltr .lead{letter-spacing:-0.012em}.ltr .tagline{font-style:italic}",
  "@media(prefers-color-scheme:dark){",
  `.paper{background:${DARK.paper}!important}`,
  `.ink{color:${DARK.ink}!important}`,
  `.muted{color:${DARK.muted}!important}`,
  `.accent{color:${DARK.accent}!important}`,
  `.rule{border-color:${DARK.rule}!important}`,
  `.frame{border-color:${DARK.ink}!important}`,
  `.button{background:${DARK.accent}!important}`,
  `.press{color:${DARK.onAccent}!important}`,
  "}",
].join("");

/** Outlook on Windows knows no `max-width` and takes Times where it does not know the first font: tables and Georgia. */
export const OUTLOOK_HEAD = "<!--[if mso]><style>*{font-family:Georgia,serif!important}</style><![endif]-->";
export const composeOutlookOpen = (dir: Direction) =>
  `<!--[if mso]><table role="presentation" dir="${dir}" width="${Number.parseInt(SIZE.column, 10)}" align="center" ` +
  `cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:0 ${SIZE.margin}"><![endif]-->`;
export const OUTLOOK_CLOSE = "<!--[if mso]></td></tr></table><![endif]-->";

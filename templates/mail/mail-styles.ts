import { DARK, SIZE } from "../theme.ts";

/**
 * Only what inline styles cannot say: dark mode and small screens. Clients that drop this sheet show the light mail,
 * whole and readable.
 */
export const MAIL_STYLES = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "a:hover{text-decoration:underline!important}",
  "@media(max-width:480px){.column{padding:0 20px 32px!important}.title{font-size:33px!important}.lead{font-size:28px!important}}",
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
export const OUTLOOK_OPEN =
  `<!--[if mso]><table role="presentation" width="${Number.parseInt(SIZE.column, 10)}" align="center" cellpadding="0" ` +
  `cellspacing="0" border="0"><tr><td style="padding:0 ${SIZE.margin}"><![endif]-->`;
export const OUTLOOK_CLOSE = "<!--[if mso]></td></tr></table><![endif]-->";

import { CODE_DARK, DARK, SIZE } from "../theme.ts";
import type { Direction } from "../words/writing.ts";

const DARK_RULES: readonly (readonly [selector: string, declarations: string])[] = [
  [".paper", `background:${DARK.paper}!important`],
  [".sheet", `background:${DARK.sheet}!important`],
  [".ink", `color:${DARK.ink}!important`],
  [".muted", `color:${DARK.muted}!important`],
  [".accent", `color:${DARK.accent}!important`],
  [".rule", `border-color:${DARK.rule}!important`],
  [".frame", `border-color:${DARK.ink}!important`],
  [".button", `background:${DARK.accent}!important`],
  [".press", `color:${DARK.onAccent}!important`],
  ...Object.entries(CODE_DARK).map(([role, color]) => [`.hl-${role}`, `color:${color}!important`] as const),
];

/**
 * Only what inline styles cannot say: dark mode, small screens, and what suits one script only. Clients that drop this
 * sheet show the light mail, whole and readable.
 */
export const MAIL_STYLES = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "a:hover{text-decoration:underline!important}",
  "@media(max-width:480px){.column{padding:36px 20px 32px!important}.title{font-size:33px!important}.lead{font-size:28px!important}" +
    ".listing{padding:12px 14px!important}.code{font-size:13px!important}}",
  // Not inline: letters that join, as Arabic ones do, take no tighter setting.
  ".ltr .title{letter-spacing:-0.015em}.ltr .lead{letter-spacing:-0.012em}",
  "h1,h2,h3{text-wrap:balance}",
  `@media(prefers-color-scheme:dark){${DARK_RULES.map(([selector, rule]) => `${selector}{${rule}}`).join("")}}`,
].join("");

/**
 * Outlook.com and the Outlook apps choose colours of their own in dark mode and mark what they touched; this takes ours
 * back. A sheet of its own: Gmail drops a sheet with selectors that it does not know.
 * https://www.hteumeuleu.com/2021/emails-react-outlook-com-dark-mode/
 */
export const OUTLOOK_DARK_STYLES = DARK_RULES.map(
  ([selector, rule]) => `[data-ogsc] ${selector},[data-ogsb] ${selector}{${rule}}`,
).join("");

/**
 * Outlook on Windows knows no `max-width` and takes Times where it does not know the first font: tables and Georgia. It
 * reads `!important` only with a space before it, and needs telling that code is code. It pads nothing but cells: the
 * column's padding is its table's, lists and quotations have margins.
 */
export const OUTLOOK_HEAD =
  "<!--[if mso]><style>*{font-family:Georgia,serif !important}" +
  "pre,pre span,code{font-family:Consolas,monospace !important}" +
  ".ltr ul,.ltr ol,.ltr blockquote{margin-left:26px !important}" +
  ".rtl ul,.rtl ol,.rtl blockquote{margin-right:26px !important}</style><![endif]-->";
export const composeOutlookOpen = (dir: Direction) =>
  `<!--[if mso]><table role="presentation" dir="${dir}" width="${Number.parseInt(SIZE.column, 10)}" align="center" ` +
  `cellpadding="0" cellspacing="0" border="0"><tr><td style="padding:40px ${SIZE.margin} 48px"><![endif]-->`;
export const OUTLOOK_CLOSE = "<!--[if mso]></td></tr></table><![endif]-->";

import type { Client, Support } from "./client-support.ts";

/** A feature that some clients do not know, or know in part, and why the mail is good there all the same. */
export interface Degradation extends Readonly<Partial<Record<Exclude<Support, "yes">, readonly Client[]>>> {
  /** As caniemail names it: caniemail.com/features/<feature>. */
  readonly feature: string;
  readonly reason: string;
}

const GMAIL_APPS = ["gmail.ios", "gmail.android"] as const;
const GMAIL = ["gmail.desktop-webmail", ...GMAIL_APPS] as const;
const APPLE = ["apple-mail.macos", "apple-mail.ios"] as const;
const WORD = ["outlook.windows"] as const;
const NEW_OUTLOOK = ["outlook.outlook-com", "outlook.macos", "outlook.ios", "outlook.android"] as const;
const YAHOO = ["yahoo.desktop-webmail", "yahoo.ios", "yahoo.android"] as const;

const LIGHT_ONLY =
  "The light mail is shown, whole and readable, or with colours that the client itself inverts.";
const NO_SHEET =
  "Gmail's apps drop style sheets for addresses of other providers: what is inline makes the mail whole.";

/** What we use knowingly. `judgeClientTable` fails for what is missing here and for what is not needed any more. */
export const DEGRADATIONS: readonly Degradation[] = [
  // Style sheets: nothing but dark mode, narrow screens and letter spacing depends on one.
  {
    feature: "html-style",
    partly: [...GMAIL, ...WORD],
    reason: `${NO_SHEET} Ours stand in the head, below 16 KB each.`,
  },
  { feature: "css-selector-class", partly: GMAIL_APPS, reason: NO_SHEET },
  { feature: "css-selector-descendant", partly: GMAIL_APPS, reason: NO_SHEET },
  { feature: "css-selector-grouping", partly: GMAIL_APPS, reason: NO_SHEET },
  { feature: "css-selector-type", partly: GMAIL_APPS, reason: NO_SHEET },
  {
    feature: "css-selector-universal",
    no: WORD,
    reason:
      "For the Outlook that knows it; the others take the next font of the list, which is a serif, too.",
  },
  {
    feature: "css-selector-attribute",
    no: WORD,
    partly: [...GMAIL, ...NEW_OUTLOOK, ...YAHOO],
    reason:
      "Outlook's own marks of its dark mode, in a sheet of their own: only clients that set the marks need it.",
  },
  {
    feature: "css-pseudo-class-hover",
    no: ["gmail.ios", ...WORD, "outlook.ios"],
    partly: ["gmail.android", "outlook.outlook-com", "outlook.macos"],
    reason:
      "Underlines a link under the pointer; links are told apart without it, and telephones have no pointer.",
  },
  {
    feature: "css-at-media",
    no: WORD,
    partly: [...GMAIL, ...NEW_OUTLOOK, ...YAHOO],
    reason: "Not nested, and by width alone. Without it a narrow screen has wider margins and larger titles.",
  },
  { feature: "css-at-media-prefers-color-scheme", no: [...GMAIL, ...WORD, ...YAHOO], reason: LIGHT_ONLY },
  { feature: "css-color-scheme", no: [...GMAIL, ...WORD, ...NEW_OUTLOOK, ...YAHOO], reason: LIGHT_ONLY },
  {
    feature: "html-meta-color-scheme",
    no: [...GMAIL, "apple-mail.ios", ...WORD, ...NEW_OUTLOOK, ...YAHOO],
    reason: "For Apple Mail on macOS; on iOS the property of the same name says it.",
  },
  {
    feature: "css-important",
    partly: [...GMAIL, ...WORD, ...YAHOO],
    reason:
      "In sheets alone, in lower case, and with a space before it where Outlook on Windows is to read it.",
  },

  // Boxes.
  {
    feature: "css-max-width",
    partly: WORD,
    reason:
      "Outlook on Windows gets the column as a table of that width; pictures have a width of their own.",
  },
  {
    feature: "css-width",
    partly: WORD,
    reason:
      "Tables of the text have their width as a style, which it knows; pictures have theirs as an attribute.",
  },
  {
    feature: "html-width",
    partly: WORD,
    reason:
      "In pixels on pictures, where a percentage would mean the file's size; in percent on tables only.",
  },
  {
    feature: "css-box-sizing",
    no: [...WORD, ...YAHOO],
    reason: "The column is wider by its margins there on a wide screen, and just as wide as a narrow one.",
  },
  {
    feature: "css-padding",
    partly: WORD,
    reason:
      "What it has to pad are cells; elsewhere text stands closer to a rule, and lists keep Word's own indent.",
  },
  {
    feature: "css-margin",
    partly: [...GMAIL, ...WORD, ...NEW_OUTLOOK, ...YAHOO],
    reason: "Never negative; `auto` centres the column, which Outlook on Windows gets as a centred table.",
  },
  {
    feature: "css-border",
    partly: WORD,
    reason: "Three pixels at most; a rule that is not drawn leaves its space.",
  },
  {
    feature: "css-border-radius",
    no: WORD,
    partly: YAHOO,
    reason: "Corners are square in Outlook on Windows. Yahoo lacks only ellipses, of which there are none.",
  },
  { feature: "css-background", partly: [...WORD, ...YAHOO], reason: "A colour and nothing else." },
  {
    feature: "css-overflow",
    no: WORD,
    partly: [...GMAIL, ...APPLE, ...NEW_OUTLOOK, ...YAHOO],
    reason:
      "Lets a wide table scroll; without it the table is as wide as it has to be. Not by logical sides.",
  },
  {
    feature: "css-table-layout",
    no: [...WORD, "outlook.macos"],
    reason:
      "Keeps a listing in the column; Outlook on Windows wraps in the column's table, on macOS all are fixed.",
  },

  // The hidden line after the subject.
  {
    feature: "css-display",
    partly: [...GMAIL_APPS, ...WORD, ...YAHOO],
    reason:
      "`none`, `block` and `inline-block` alone; Outlook on Windows pads the button by `mso-padding-alt`.",
  },
  {
    feature: "css-display-none",
    partly: WORD,
    reason: "The preheader has neither tables nor pictures, and `mso-hide`.",
  },
  { feature: "css-max-height", no: WORD, reason: "The preheader is hidden by `mso-hide` there." },
  { feature: "css-opacity", no: WORD, reason: "The preheader is hidden by `mso-hide` there." },

  // Text.
  {
    feature: "css-font-size",
    partly: [...WORD, ...YAHOO],
    reason: "In pixels, and `em` for code among words: no `rem`.",
  },
  {
    feature: "css-font-weight",
    partly: [...WORD, ...YAHOO],
    reason: "Only 600 and 700, which are bold in Outlook on Windows; no odd numbers.",
  },
  { feature: "css-line-height", partly: WORD, reason: "Without a unit, which it knows." },
  {
    feature: "css-letter-spacing",
    partly: WORD,
    reason: "A hair's breadth on titles: seen or not, they read the same.",
  },
  {
    feature: "css-text-align",
    partly: ["gmail.android", ...WORD, "outlook.android", ...YAHOO],
    reason: "By `left`, `right` and `center` alone.",
  },
  {
    feature: "css-text-decoration",
    partly: [...GMAIL_APPS, ...WORD],
    reason: "One line, as one value; a link without it has its colour.",
  },
  {
    feature: "css-text-underline-offset",
    no: [...GMAIL, ...WORD, ...NEW_OUTLOOK, ...YAHOO],
    reason: "The line stands where the client puts it.",
  },
  {
    feature: "css-text-wrap",
    no: [...GMAIL, ...WORD, ...NEW_OUTLOOK, ...YAHOO],
    reason: "Lines of a title are of unequal length.",
  },
  {
    feature: "css-white-space",
    no: WORD,
    partly: [...GMAIL_APPS, ...YAHOO.slice(1)],
    reason:
      "`pre` keeps its lines by itself; `pre-wrap` breaks those that are too long, where the client can.",
  },
  {
    feature: "css-word-break",
    no: YAHOO,
    partly: [...GMAIL_APPS, ...APPLE, ...NEW_OUTLOOK],
    reason:
      "Breaks the bare address of a confirmation anywhere; where it is not known, the button leads there, too.",
  },
  {
    feature: "css-word-wrap",
    no: [...WORD, "outlook.android"],
    partly: ["gmail.desktop-webmail", "gmail.android"],
    untested: ["gmail.ios", "outlook.macos", "yahoo.ios", "yahoo.android"],
    reason:
      "Breaks words that are longer than a line, which are rare; better known than `overflow-wrap`, its new name.",
  },
  {
    feature: "css-sytem-ui",
    no: WORD,
    partly: ["gmail.android", "outlook.android", "yahoo.android"],
    reason: "The first of a list: Menlo, Consolas or the client's own monospaced font come after it.",
  },

  // Elements and attributes.
  {
    feature: "html-body",
    no: ["outlook.macos", "yahoo.ios", "yahoo.android"],
    partly: [...GMAIL, "outlook.outlook-com", "outlook.ios", "outlook.android", "yahoo.desktop-webmail"],
    reason:
      "Has the paper's colour and nothing else; where it is dropped, the text stands on the client's own white.",
  },
  {
    feature: "html-align",
    partly: ["outlook.macos"],
    reason: "On cells of tables, which it knows; not on pictures.",
  },
  {
    feature: "html-dir",
    partly: WORD,
    reason:
      "On links it is for titles in another language; the words of one language keep their order without it.",
  },
  {
    feature: "html-lang",
    partly: YAHOO,
    reason:
      "Not on cells of ours; a post that marks a cell is read there in the voice of what stands around it.",
  },
  {
    feature: "html-lists",
    partly: [...GMAIL, ...WORD, ...NEW_OUTLOOK, ...YAHOO],
    reason: "Neither `reversed` nor `value`: a list that goes on does so by `start`.",
  },
  {
    feature: "html-mailto-links",
    partly: ["yahoo.android"],
    reason:
      "In posts that have one: it opens the reader's own program, with an address and nothing more to lose.",
  },
  { feature: "image-gif", partly: WORD, reason: "In posts that have one: what moves stands still." },
  { feature: "html-strike", partly: GMAIL_APPS, reason: "Words that are struck out read as words." },
  { feature: "html-role", partly: YAHOO, reason: "On tables alone, where it is known." },
  {
    feature: "html-aria-label",
    no: YAHOO,
    reason: "“Read on” is heard without the title, which is the heading above.",
  },
  {
    feature: "html-aria-hidden",
    no: YAHOO,
    reason: "The blanks that pad the preheader are hidden from everybody anyhow.",
  },
];

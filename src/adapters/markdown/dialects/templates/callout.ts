import { escapeWords, writeBlocks } from "../write-markdown.ts";

/** What notes beside the text are called in the field, and the words that stand above them. */
const KINDS: Readonly<Record<string, string>> = {
  ...{
    note: "Note",
    tip: "Tip",
    hint: "Hint",
    info: "Info",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
  },
  ...{
    danger: "Danger",
    success: "Success",
    question: "Question",
    example: "Example",
    bug: "Bug",
    error: "Error",
  },
  ...{
    attention: "Attention",
    abstract: "Abstract",
    summary: "Summary",
    tldr: "TL;DR",
    todo: "Todo",
    failure: "Failure",
  },
  ...{
    faq: "FAQ",
    help: "Help",
    check: "Done",
    done: "Done",
    fail: "Failure",
    missing: "Missing",
    cite: "Quote",
    quote: "Quote",
  },
  ...{
    seealso: "See also",
    secondary: "Note",
    primary: "Note",
    default: "Note",
    notice: "Note",
    callout: "Note",
  },
  ...{
    admonition: "Note",
    alert: "Note",
    aside: "Note",
    pitfall: "Pitfall",
    deepdive: "Deep dive",
    security: "Security",
  },
};

/** The word above a note of this kind; null: this is no such kind. */
export const nameCallout = (kind: string): string | null => {
  const folded = kind.toLowerCase().replace(/[-_]/g, "");
  return Object.hasOwn(KINDS, folded) ? (KINDS[folded] ?? null) : null;
};

/** The beginning and the end of a note, between which Markdown stands. */
export const writeCallout = (title: string, prefix: string) => ({
  begin: writeBlocks(["<blockquote>", `**${escapeWords(title)}**`], prefix),
  end: writeBlocks(["</blockquote>"], prefix),
});

/** Every colour and size of mails and pages. `public/style.css` repeats the colours; a test holds the two together. */
export const LIGHT = {
  paper: "#fdfcf9",
  sheet: "#f5f2ea",
  ink: "#1b1a17",
  muted: "#655f55",
  rule: "#dcd6c8",
  accent: "#9a2a1b",
  onAccent: "#ffffff",
} as const;

export const DARK = {
  paper: "#161512",
  sheet: "#201e1a",
  ink: "#eee9de",
  muted: "#aca497",
  rule: "#3b372f",
  accent: "#f0957f",
  onAccent: "#1d0d09",
} as const satisfies Record<keyof typeof LIGHT, string>;

/**
 * Colours of code by role (src/adapters/markdown/highlight-code.ts), each readable on `sheet`: `c`omment, `k`eyword,
 * `s`tring, `n`umber, `f`unction, `a`ttribute. Far from grey, so that a client that inverts colours keeps them apart.
 */
export const CODE_LIGHT = {
  c: "#6a645a",
  k: "#9a2a1b",
  s: "#38661f",
  n: "#8a4500",
  f: "#1f4f8f",
  a: "#6d3a8c",
} as const;

export const CODE_DARK = {
  c: "#aca497",
  k: "#f0957f",
  s: "#a9cf8c",
  n: "#e8b673",
  f: "#93bdf0",
  a: "#cfabea",
} as const satisfies Record<keyof typeof CODE_LIGHT, string>;

/** Only fonts that systems bring along: a mail or page loads none. Unquoted, so that nothing needs escaping. */
export const FONT = {
  display: "Iowan Old Style,Palatino Linotype,Palatino,Georgia,Noto Serif,DejaVu Serif Condensed,serif",
  text: "Georgia,Iowan Old Style,Noto Serif,DejaVu Serif Condensed,serif",
  code: "ui-monospace,SFMono-Regular,Menlo,Consolas,monospace",
  interface: "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif",
} as const;

export const SIZE = {
  column: "640px",
  /** The column without its margins: the width of a picture where a client knows only attributes. */
  picture: 576,
  margin: "32px",
  title: "42px",
  lead: "34px",
  heading: "23px",
  subheading: "19px",
  intro: "19px",
  body: "17px",
  button: "16px",
  code: "14px",
  small: "14px",
} as const;

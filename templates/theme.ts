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

/** Only fonts that systems bring along: a mail or page loads none. Unquoted, so that nothing needs escaping. */
export const FONT = {
  display: "Iowan Old Style,Palatino Linotype,Palatino,Georgia,Noto Serif,DejaVu Serif Condensed,serif",
  text: "Georgia,Iowan Old Style,Noto Serif,DejaVu Serif Condensed,serif",
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
  intro: "19px",
  body: "17px",
  button: "16px",
  small: "14px",
} as const;

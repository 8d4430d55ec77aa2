/** How an element of safe HTML stands in a mail: under which name, and with which of its attributes. */
interface MailElement {
  readonly name: string;
  readonly attributes: readonly string[];
}

const keep = (name: string, ...attributes: string[]): MailElement => ({ name, attributes });

/** Elements that hold a block of their own; everything else runs along with text. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "h1 h2 h3 h4 h5 h6 p div blockquote pre hr ul ol li dl dt dd table caption thead tbody tfoot tr th td " +
    "figure figcaption details summary"
  ).split(" "),
);

/**
 * What mail clients know (tests/templates/mail-clients holds each against caniemail's data). The mail's title is its `h1`; elements
 * that clients ignore become their nearest kin, and what is not named here leaves its content.
 */
export const MAIL_ELEMENTS: Readonly<Record<string, MailElement>> = {
  h1: keep("h2"),
  h2: keep("h2"),
  h3: keep("h3"),
  h4: keep("h4"),
  h5: keep("h4"),
  h6: keep("h4"),
  p: keep("p"),
  blockquote: keep("blockquote"),
  hr: keep("hr"),
  br: keep("br"),
  ul: keep("ul"),
  ol: keep("ol", "start"),
  li: keep("li"),
  dl: keep("dl"),
  dt: keep("dt"),
  dd: keep("dd"),
  table: keep("table"),
  thead: keep("thead"),
  tbody: keep("tbody"),
  tfoot: keep("tfoot"),
  tr: keep("tr"),
  th: keep("th", "align", "colspan", "rowspan"),
  td: keep("td", "align", "colspan", "rowspan"),
  a: keep("a", "href"),
  strong: keep("strong"),
  b: keep("strong"),
  mark: keep("strong"),
  em: keep("em"),
  i: keep("em"),
  cite: keep("em"),
  var: keep("em"),
  s: keep("s"),
  del: keep("s"),
  u: keep("u"),
  ins: keep("u"),
  code: keep("code"),
  kbd: keep("code"),
  samp: keep("code"),
  small: keep("small"),
  sub: keep("sub"),
  sup: keep("sup"),
};

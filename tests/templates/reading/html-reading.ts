const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "wbr",
]);

/** Names of elements that are opened and not closed in order, or closed and not open; empty: well nested. */
export function listNestingFaults(html: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const tags = html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<style>.*?<\/style>/gs, "")
    .matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g);
  for (const [, slash, name = ""] of tags) {
    if (VOID.has(name)) continue;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) faults.push(name);
  }
  return [...faults, ...open];
}

export const listAttribute = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);

/** Ids that something on the page refers to and that nothing has. */
export function listDanglingReferences(html: string): readonly string[] {
  const ids = new Set(listAttribute(html, "id"));
  const referred = [
    ...listAttribute(html, "for"),
    ...["aria-describedby", "aria-labelledby"].flatMap((name) =>
      listAttribute(html, name).flatMap((list) => list.split(" ")),
    ),
    ...listAttribute(html, "href").flatMap((href) => (href.startsWith("#") ? [href.slice(1)] : [])),
  ];
  return referred.filter((id) => !ids.has(id));
}

/** What a reader sees: without tags, styles and the hidden head. */
export const readVisibleText = (html: string): string =>
  html
    .replace(/^.*<body/s, "<body")
    .replace(/<div style="display:none.*?<\/div>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

import { CODE_LIGHT, FONT, LIGHT, SIZE } from "../../theme.ts";

/** A tag of an article in its canonical form: `ArticleBlock` promises that no other `<` is in it. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*)>/g;
const ATTRIBUTE = / ([a-z]+)="([^"]*)"/g;

interface ElementStyle {
  /** Classes, for dark mode. */
  readonly role?: string;
  readonly style?: string;
  readonly before?: string;
  readonly after?: string;
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the elements around it. */
  readonly around: readonly string[];
  /** For a cell: how many stand before it in its row. */
  readonly before: number;
  readonly dir: "ltr" | "rtl";
}

/** Gives each element of an article its look, inline, because half of the clients know no style sheet. */
export function inlineStyles(html: string, dir: "ltr" | "rtl"): string {
  const open: string[] = [];
  let before = -1;
  return html.replace(TAG, (_, slash: string, name: string, rest: string) => {
    if (slash !== "") {
      open.pop();
      return `</${name}>${selectFrame(name)?.after ?? ""}`;
    }
    before = name === "tr" ? -1 : before + (CELLS.has(name) ? 1 : 0);
    const tag = { name, attributes: readAttributes(rest), around: open, before, dir };
    const dress = selectDress(tag);
    if (!VOID.has(name)) open.push(name);
    return `${dress.before ?? selectFrame(name)?.before ?? ""}<${name}${writeAttributes(tag, dress)}>`;
  });
}

const VOID = new Set(["br", "hr", "img"]);
const CELLS = new Set(["th", "td"]);

const readAttributes = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value]));

/** Marks of roles are ours; a height would distort a picture that a narrow column makes narrower. */
function writeAttributes(tag: Tag, { role, style }: ElementStyle): string {
  const { attributes, name, dir } = tag;
  const { class: _role, width: _width, height: _height, ...others } = attributes;
  const shown = Object.entries({
    ...others,
    ...(name === "img" ? selectWidth(attributes) : {}),
    ...(name === "th" ? { scope: isRowHead(tag) ? "row" : "col" } : {}),
    ...(name === "code" && dir === "rtl" ? { dir: "ltr" } : {}),
    ...(role === undefined ? {} : { class: role }),
    ...(style === undefined ? {} : { style }),
  });
  return shown.map(([key, value]) => ` ${key}="${value}"`).join("");
}

/** For those who hear a table: heads stand above their columns, but for the first cell of a row of the body. */
const isRowHead = ({ around, before }: Tag) => around.includes("tbody") && before === 0;

/** Outlook on Windows knows a picture's width from its attribute alone. */
function selectWidth({ width, class: role }: Tag["attributes"]): Readonly<Record<string, string>> {
  const given = Number(width);
  if (given > 0) return { width: String(Math.min(given, SIZE.picture)) };
  return role === "picture" ? { width: String(SIZE.picture) } : {};
}

function selectDress(tag: Tag): ElementStyle {
  if (tag.name === "p") return dressParagraph(tag);
  if (tag.name === "span") return dressCode(tag);
  if (tag.name === "ul" || tag.name === "ol") return dressList(tag);
  if (tag.name === "img") return { role: "muted", style: dressPicture(tag) };
  if (CELLS.has(tag.name)) return dressCell(tag);
  if (tag.name === "blockquote") return dressQuote(tag);
  if (tag.name === "dd") return { style: `margin:${sides(tag.dir, "0 0 10px 24px")}` };
  return DRESSES[tag.name] ?? {};
}

const NESTED = new Set(["li", "td", "th", "dd", "blockquote"]);

function dressParagraph({ attributes, around }: Tag): ElementStyle {
  if (attributes.class === "caption") return { role: "muted", style: CAPTION };
  if (attributes.class === "figure") return { style: "margin:0 0 10px" };
  return { style: `margin:0 0 ${NESTED.has(around.at(-1) ?? "") ? "10px" : "20px"}` };
}

function dressCode({ attributes }: Tag): ElementStyle {
  const role = attributes.class ?? "";
  const color = Object.entries(CODE_LIGHT).find(([name]) => role === `hl-${name}`)?.[1];
  return color === undefined ? {} : { role, style: `color:${color}` };
}

function dressList({ attributes, around, dir }: Tag): ElementStyle {
  const roles = attributes.class?.split(" ") ?? [];
  const margin = around.includes("li") ? "8px 0 0" : `0 0 ${roles.includes("part") ? "0" : "20px"}`;
  const style = `margin:${margin};padding:${sides(dir, "0 0 0 26px")}`;
  return roles.includes("notes")
    ? { role: "muted", style: `${style};font-size:${SIZE.small};line-height:1.5;color:${LIGHT.muted}` }
    : { style };
}

/** Letters that join, as Arabic ones do, take no italics. */
function dressQuote({ dir }: Tag): ElementStyle {
  const style = `margin:0 0 20px;padding:${sides(dir, "10px 0 0 20px")};`;
  const edge = `3px solid ${LIGHT.rule}`;
  return {
    role: "rule",
    style: style + (dir === "rtl" ? `border-right:${edge}` : `border-left:${edge};font-style:italic`),
  };
}

/** As wide as it is, but no wider than the column; its words are set small, for those who see no pictures. */
function dressPicture({ attributes }: Tag): string {
  const width = Number(attributes.width) > 0 ? `width:${Number(attributes.width)}px;` : "";
  const place = attributes.class === "picture" ? "display:block;" : "vertical-align:middle;";
  return `${place}${width}max-width:100%;border:0;${SMALL}color:${LIGHT.muted}`;
}

function dressCell({ name, attributes, before, dir }: Tag): ElementStyle {
  const align = attributes.align ?? (dir === "rtl" ? "right" : "left");
  const line = name === "th" ? `2px solid ${LIGHT.ink};font-weight:700` : `1px solid ${LIGHT.rule}`;
  return {
    role: name === "th" ? "ink frame" : "rule",
    style: `padding:${sides(dir, `8px 0 8px ${before === 0 ? "0" : "16px"}`)};border-bottom:${line};text-align:${align};vertical-align:top`,
  };
}

/** Four sides, mirrored where the words run from right to left. */
function sides(dir: Tag["dir"], leftToRight: string): string {
  const [top, right, bottom, left] = leftToRight.split(" ");
  return dir === "rtl" ? `${top} ${left} ${bottom} ${right}` : leftToRight;
}

const SMALL = `font-family:${FONT.interface};font-size:${SIZE.small};line-height:1.5;`;
const CAPTION = `margin:0 0 24px;${SMALL}color:${LIGHT.muted}`;
const CODE_FONT = `font-family:${FONT.code};`;

const heading = (size: string, above: string): ElementStyle => ({
  role: "ink",
  style: `margin:${above} 0 12px;font-family:${FONT.display};font-size:${size};font-weight:700;line-height:1.25;color:${LIGHT.ink}`,
});

const DRESSES: Readonly<Record<string, ElementStyle>> = {
  h2: heading(SIZE.heading, "36px"),
  h3: heading(SIZE.subheading, "30px"),
  h4: heading(SIZE.body, "26px"),
  a: { role: "accent", style: `color:${LIGHT.accent};text-decoration:underline` },
  li: { style: "margin:0 0 8px" },
  dl: { style: "margin:0 0 20px" },
  dt: { style: "font-weight:700" },
  hr: {
    role: "rule",
    style: `margin:36px 0;border:0;border-top:1px solid ${LIGHT.rule}`,
  },
  code: {
    role: "sheet",
    style: `padding:1px 4px;background:${LIGHT.sheet};border-radius:3px;${CODE_FONT}font-size:.86em`,
  },
  pre: {
    role: "ink code",
    style: `margin:0;${CODE_FONT}font-size:${SIZE.code};line-height:1.5;color:${LIGHT.ink};font-style:normal;white-space:pre-wrap;word-wrap:break-word;text-align:left`,
  },
  sup: { style: "font-size:.72em;line-height:0" },
  sub: { style: "font-size:.72em;line-height:0" },
  small: { style: `font-size:${SIZE.small}` },
  table: { style: `width:100%;border-collapse:collapse;${SMALL}` },
};

/** Outlook on Windows pads and colours cells alone; a wide table scrolls in a box, where the client knows how. */
const FRAMES: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  pre: {
    before:
      '<table role="presentation" dir="ltr" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;table-layout:fixed">' +
      `<tr><td class="sheet listing" bgcolor="${LIGHT.sheet}" style="padding:16px 18px;background:${LIGHT.sheet};border-radius:4px">`,
    after: "</td></tr></table>",
  },
  table: { before: '<div style="margin:0 0 24px;overflow-x:auto">', after: "</div>" },
};

const selectFrame = (name: string) => FRAMES[name];

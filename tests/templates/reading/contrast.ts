import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { parseDocument } from "htmlparser2";

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
export function measureContrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [measureLuminance(one), measureLuminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function measureLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Words on their ground, as a client shows them. */
interface TextPair {
  readonly words: string;
  readonly color: string;
  readonly ground: string;
}

type Colours = Pick<TextPair, "color" | "ground">;

/** Every text of a mail that is seen, the words of pictures included, with its colours in one scheme. */
export function listTextPairs(html: string, scheme: "light" | "dark"): readonly TextPair[] {
  const rules = scheme === "dark" ? readDarkRules(html) : [];
  const walk = (node: ChildNode, around: Colours): readonly TextPair[] => {
    if (isText(node)) return node.data.trim() === "" ? [] : [{ ...around, words: node.data }];
    if (!isTag(node) || node.name === "head" || node.attribs.style?.includes("display:none")) return [];
    const colours = applyColours(node, around, rules);
    const alt = node.attribs.alt ?? "";
    return [
      ...(alt === "" ? [] : [{ ...colours, words: alt }]),
      ...node.children.flatMap((child) => walk(child, colours)),
    ];
  };
  const unset = { color: "#000000", ground: scheme === "dark" ? "#000000" : "#ffffff" };
  return parseDocument(html).children.flatMap((node) => walk(node, unset));
}

interface Rule {
  readonly role: string;
  readonly property: string;
  readonly value: string;
}

/** Of the mail's own sheet: one class, one declaration that wins over the inline one. */
function readDarkRules(html: string): readonly Rule[] {
  const sheet = html.slice(
    html.indexOf("@media(prefers-color-scheme:dark)"),
    html.indexOf("</style><style>"),
  );
  const rules = sheet.matchAll(/\.([a-z-]+)\{(color|background):(#[0-9a-f]{6})!important\}/g);
  return [...rules].map(([, role = "", property = "", value = ""]) => ({ role, property, value }));
}

function applyColours({ attribs }: Element, around: Colours, rules: readonly Rule[]): Colours {
  const roles = attribs.class?.split(" ") ?? [];
  const find = (property: string) =>
    rules.findLast((rule) => rule.property === property && roles.includes(rule.role))?.value ??
    new RegExp(`(?:^|;)${property}:(#[0-9a-f]{6})`).exec(attribs.style ?? "")?.[1];
  return { color: find("color") ?? around.color, ground: find("background") ?? around.ground };
}

import { parseCss } from "caniemail";
import { type ChildNode, type Element, isComment, isTag } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { listSelectorNames } from "./list-selector-names.ts";

export type UsageKind =
  | "element"
  | "attribute"
  | "property"
  | "value"
  | "unit"
  | "function"
  | "keyword"
  | "font"
  | "selector"
  | "at-rule"
  | "link"
  | "picture"
  | "comment";

/** One thing in a mail that a client may or may not know. */
export interface Usage {
  readonly kind: UsageKind;
  /** As it is written in a mail: `div`, `border-left`, `display:none`, `px`. */
  readonly name: string;
  /** What stands in a conditional comment is for Outlook on Windows alone. */
  readonly seenBy: "everyone" | "outlook.windows";
}

type Use = (kind: UsageKind, name: string) => void;

/** Every element, attribute, style, selector, link and kind of picture in a mail, once each. */
export function listUsages(html: string): readonly Usage[] {
  const usages = new Map<string, Usage>();
  const collect = (source: string, seenBy: Usage["seenBy"]) => {
    const use: Use = (kind, name) => usages.set(`${kind} ${name} ${seenBy}`, { kind, name, seenBy });
    for (const node of parseDocument(source).children) walk(node, use, collect);
  };
  collect(html, "everyone");
  return [...usages.values()];
}

function walk(node: ChildNode, use: Use, collect: (source: string, seenBy: Usage["seenBy"]) => void): void {
  if (isComment(node)) {
    use("comment", "<!-- -->");
    const condition = /^\[if mso\]>(.*)<!\[endif\]$/s.exec(node.data);
    if (condition === null) throw new Error(`A comment that is no condition for Outlook: ${node.data}`);
    collect(condition[1] ?? "", "outlook.windows");
  }
  if (!isTag(node)) return;
  useElement(node, use);
  if (node.name === "style") useStyles(textContent(node), use);
  for (const child of node.children) walk(child, use, collect);
}

function useElement({ name, attribs }: Element, use: Use): void {
  use("element", name);
  for (const [attribute, value] of Object.entries(attribs)) {
    if (attribute === "style")
      useStyles(`a{${value}}`, (kind, used) => kind !== "selector" && use(kind, used));
    else use("attribute", attribute);
    if (attribute === "href")
      use("link", value.startsWith("#") ? "#" : (value.match(/^[a-z]+:/)?.[0] ?? value));
    if (attribute === "src") use("picture", new URL(value).pathname.match(/\.[a-z]+$/)?.[0] ?? "");
    if (name === "meta" && attribute === "name") use("element", `meta ${value}`);
  }
}

type Rules = NonNullable<ReturnType<typeof parseCss>["stylesheet"]>["rules"];

const useStyles = (css: string, use: Use): void => useRules(parseCss(css).stylesheet?.rules ?? [], use);

function useRules(rules: Rules, use: Use): void {
  for (const rule of rules) {
    if (rule.type === "rule") {
      const { selectors = [], declarations = [] } = rule;
      for (const name of listSelectorNames(selectors)) use("selector", name);
      for (const one of declarations)
        if (one.type === "declaration") useDeclaration(one.property, one.value, use);
    } else if (rule.type === "media") {
      use("at-rule", "@media");
      for (const [, condition = ""] of rule.media.matchAll(/\(([a-z-]+)/g))
        use("at-rule", `@media ${condition}`);
      useRules((rule.rules ?? []) as Rules, use); // the type allows for declarations, which a sheet that is not nested lacks
    } else use("at-rule", `@${rule.type}`);
  }
}

function useDeclaration(property: string, value: string, use: Use): void {
  use("property", property);
  use("value", `${property}:${value.replace(/ ?!important$/, "")}`);
  if (value.includes("!important")) use("keyword", "!important");
  for (const [, unit = ""] of value.matchAll(/\d(px|em|rem|ch|ex|vh|vw|pt|cm|%)/g)) use("unit", unit);
  for (const [, called = ""] of value.matchAll(/([a-z-]+)\(/g)) use("function", `${called}()`);
  for (const [keyword] of value.matchAll(/\b(fit-content|min-content|max-content|initial)\b/g))
    use("keyword", keyword);
  for (const [font] of value.matchAll(/\b(ui-[a-z-]+|system-ui)\b/g)) use("font", font);
}

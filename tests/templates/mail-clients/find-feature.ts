import { FEATURES } from "./features.ts";
import type { Usage, UsageKind } from "./list-usages.ts";

/** By the properties that its title names: `left, right, top, bottom`, `margin-inline-start & margin-inline-end`. */
const PROPERTIES = new Map(
  [...FEATURES.values()]
    .filter((feature) => feature.category === "css")
    .flatMap((feature) => feature.title.split(/, | & /).map((name) => [name.trim(), feature.slug] as const)),
);

/** Features whose slug does not follow from what is written in a mail. */
const SLUGS: Readonly<Record<string, string>> = {
  ...spread("element", "html-h1-h6", "h1 h2 h3 h4 h5 h6"),
  ...spread("element", "html-lists", "ul ol li dl dt dd"),
  ...spread("element", "html-table", "table tr td th thead tbody tfoot"),
  ...spread(
    "element",
    "html-semantics",
    "article aside details figcaption figure footer header main nav section",
  ),
  ...spread("element", "html-semantics", "summary time mark"),
  "element s": "html-strike",
  "element meta color-scheme": "html-meta-color-scheme",
  ...spread(
    "property",
    "css-border",
    "border-top border-right border-bottom border-left border-color border-style",
  ),
  ...spread("property", "css-padding", "padding-top padding-right padding-bottom padding-left"),
  ...spread("property", "css-margin", "margin-top margin-right margin-bottom margin-left"),
  ...spread("property", "css-overflow", "overflow-x overflow-y"),
  ...spread("font", "css-sytem-ui", "system-ui ui-serif ui-sans-serif ui-rounded ui-monospace"),
  ...spread("keyword", "css-intrinsic-size", "fit-content min-content max-content"),
  ...spread("function", "css-modern-color", "lch() oklch() lab() oklab()"),
  "function var()": "css-variables",
  "function calc()": "css-unit-calc",
  "keyword initial": "css-unit-initial",
  ...spread("at-rule", "css-at-media", "min-width max-width", "@media "),
  "picture .jpeg": "image-jpg",
  "unit %": "css-unit-percent",
  "keyword !important": "css-important",
  "selector type": "css-selector-type",
  "selector *": "css-selector-universal",
  "selector .class": "css-selector-class",
  "selector #id": "css-selector-id",
  "selector [attribute]": "css-selector-attribute",
  "selector descendant": "css-selector-descendant",
  "selector >": "css-selector-child",
  "selector +": "css-selector-adjacent-sibling",
  "selector ~": "css-selector-general-sibling",
  "selector chained": "css-selector-chaining",
  "selector grouping": "css-selector-grouping",
  "link #": "html-anchor-links",
  "link mailto:": "html-mailto-links",
  "comment <!-- -->": "html-comments",
};

function spread(kind: UsageKind, slug: string, names: string, before = ""): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(" ").map((name) => [`${kind} ${before}${name}`, slug]));
}

/** Of which kinds the slug follows from the name. */
function guessSlug({ kind, name }: Usage): string {
  switch (kind) {
    case "element":
    case "attribute":
      return `html-${name}`;
    case "value":
      return `css-${name.replace(":", "-")}`;
    case "unit":
      return `css-unit-${name}`;
    case "function":
      return FEATURES.has(`css-function-${name.slice(0, -2)}`)
        ? `css-function-${name.slice(0, -2)}`
        : `css-${name.slice(0, -2)}`;
    case "selector":
      return name.startsWith("::")
        ? `css-pseudo-element-${name.slice(2)}`
        : `css-pseudo-class-${name.slice(1)}`;
    case "at-rule":
      return `css-at-${name.slice(1).replace(" ", "-")}`;
    case "picture":
      return `image-${name.slice(1)}`;
    default:
      return PROPERTIES.get(name) ?? `css-${name}`;
  }
}

/** The feature that a usage asks for, as caniemail names it; null where it has tested no such thing. */
export function findFeature(usage: Usage): string | null {
  const slug = SLUGS[`${usage.kind} ${usage.name}`] ?? guessSlug(usage);
  const title = FEATURES.get(slug)?.title;
  if (title === undefined) return null;
  // `html-width` is the attribute, `html-style` the element.
  const isAttribute = title.endsWith(" attribute");
  if (usage.kind === "element" && isAttribute) return null;
  return usage.kind === "attribute" && !isAttribute ? null : slug;
}

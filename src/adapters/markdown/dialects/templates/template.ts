import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";
import type { Finder } from "../finder.ts";
import type { Replacement, TagPlace } from "../replace-tags.ts";
import { readArguments, type TagArguments } from "./tag-arguments.ts";

/** What the tags of one file share. */
export interface Template {
  readonly origin: BodyOrigin;
  readonly find: Finder;
  /** Set by `{% assign %}` and its kin. */
  readonly variables: Map<string, string>;
  /** What the ends of tags that stand open will write. */
  readonly ends: { readonly name: string; readonly text: string }[];
  /** Ends of which no more come: nobody looks for them twice. */
  readonly missing: Set<string>;
}

/** A tag as it stands in a file. */
export interface TemplateTag extends TagPlace {
  readonly name: string;
  readonly text: string;
  /** Behind its closing sign. */
  readonly end: number;
}

/** What stands for a tag: a text in its place, or with what follows up to an end of its own. */
export type TagWriter = (tag: TemplateTag, template: Template) => string | Replacement;

export const argumentsOf = ({ text }: TemplateTag): TagArguments => readArguments(text);

/** From the tag to the tag that ends it: what stands between them is not read. Without an end only the tag itself goes. */
export function readVerbatim(
  { source, end }: Pick<TemplateTag, "source" | "end">,
  closing: RegExp,
  { missing }: Template,
  write: (content: string) => string,
): Replacement {
  closing.lastIndex = end;
  const match = missing.has(closing.source) ? null : closing.exec(source);
  if (match === null) missing.add(closing.source);
  return match === null
    ? { end, text: "" }
    : { end: match.index + match[0].length, text: write(source.slice(end, match.index)) };
}

/** `{% endraw %}`, with any blanks and dashes. */
export const endTag = (names: string): RegExp => new RegExp(`\\{%[-~+]?\\s*(?:${names})\\s*[-~+]?%\\}`, "g");

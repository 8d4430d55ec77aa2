/** What stands in a tag behind its name. */
export interface TagArguments {
  /** Those without a name, in their order. */
  readonly plain: readonly string[];
  /** By name, in small letters. */
  readonly named: ReadonlyMap<string, string>;
}

const ARGUMENT =
  /[\s,]*(?:([\w-]+)\s*(?:=|:(?=\s*["'`\d])))?\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,"'`]+))/gs;
const MAX_LENGTH = 4_000;

/** `a "b c" d="e" f=g`, also with commas or colons, as Liquid, Nunjucks, Hexo, Hugo and Zola write them. */
export function readArguments(text: string): TagArguments {
  const plain: string[] = [];
  const named = new Map<string, string>();
  for (const [, name, double, single, raw, bare] of text.slice(0, MAX_LENGTH).matchAll(ARGUMENT)) {
    const value =
      double?.replace(/\\(["\\])/g, "$1") ?? single?.replace(/\\(['\\])/g, "$1") ?? raw ?? bare ?? "";
    if (name === undefined) plain.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { plain, named };
}

/** The first of these names that is given. */
export const findArgument = ({ named }: TagArguments, names: string): string | undefined =>
  names
    .split(" ")
    .map((name) => named.get(name))
    .find((value) => value !== undefined && value !== "");

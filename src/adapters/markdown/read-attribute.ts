import { unescapeText } from "../../core/text/escape-html.ts";

/** The value of the first of these attributes (`src|data-src`) in what stands in a tag of HTML; empty where there is none. */
export function readAttribute(attributes: string, names: string): string {
  const shape = new RegExp(`(?:^|\\s)(?:${names})\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i");
  const [, double, single, bare] = shape.exec(attributes) ?? [];
  return unescapeText(double ?? single ?? bare ?? "");
}

import type { BodyOrigin } from "../../../core/posts/origin/body-origin.ts";
import { createFinder } from "./finder.ts";
import { expandMdx, isMdx } from "./mdx/expand-mdx.ts";
import { replaceTags } from "./replace-tags.ts";
import { expandTemplates, holdsTemplates } from "./templates/expand-templates.ts";

/**
 * The Markdown of a file without the language of its generator: what templates and components show stands in their place, and
 * the rest is Markdown. Whatever is code stays as it was written.
 */
export function expandDialects(markdown: string, origin: BodyOrigin): string {
  if (isMdx(markdown, origin)) return expandMdx(markdown, origin);
  const expanded = holdsTemplates(markdown) ? expandTemplates(markdown, origin) : markdown;
  return hideRemarks(expanded, origin);
}

const MAX_REMARK = 20_000;

/** `%%for myself%%` (Obsidian: https://help.obsidian.md/syntax), `{/* … *\/}` (MDX, also where the file does not say that it is). */
function hideRemarks(markdown: string, { generator }: BodyOrigin): string {
  const isVault = generator === null && markdown.includes("%%");
  if (!isVault && !markdown.includes("{/*")) return markdown;
  const find = createFinder(markdown);
  return replaceTags(markdown, {
    opening: isVault ? "(?<![\\w%])%%(?!%)|\\{/\\*" : "\\{/\\*",
    hasIndentedCode: true,
    read({ source, at }) {
      const end = find.endOf(source[at] === "%" ? "%%" : "*/}", at + 2);
      return end === null || end - at > MAX_REMARK ? null : { end, text: "" };
    },
  });
}

import type { MarkdownIt } from "markdown-it";
import { originOf } from "./origin-of.ts";

const RAW = /\{%-?\s*raw\s*-?%\}\n?([\s\S]*?)\{%-?\s*endraw\s*-?%\}\n?/g;
const CODE = new Set(["fence", "code_block", "code_inline"]);
/** Their templates run over code too: whoever shows a tag says that it is meant to be seen. */
const RUNS_IN_CODE = new Set(["jekyll", "hexo"]);

/** `{% raw %}{{ x }}{% endraw %}` within code is Jekyll's and Hexo's way to show `{{ x }}`. */
export function addShownTags(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.push("shown_tags", ({ tokens, env }) => {
    const origin = originOf(env);
    if (!RUNS_IN_CODE.has(origin?.generator ?? "")) return;
    for (const token of tokens.flatMap((block) => [block, ...(block.children ?? [])]))
      if (CODE.has(token.type) && token.content.includes("endraw"))
        token.content = token.content.replace(RAW, "$1");
  });
}

declare module "markdown-it-deflist" {
  import type { MarkdownIt } from "markdown-it";

  const plugin: (markdownIt: MarkdownIt) => void;
  // biome-ignore lint/style/noDefaultExport: so the package has it
  export default plugin;
}

declare module "markdown-it-emoji/lib/data/full.mjs" {
  const names: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: so the package has it
  export default names;
}

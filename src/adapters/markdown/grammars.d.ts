declare module "highlight.js/lib/languages/*" {
  const grammar: import("./highlighter.js").Grammar;
  // biome-ignore lint/style/noDefaultExport: so the package has it
  export default grammar;
}

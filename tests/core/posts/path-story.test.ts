import { describe, expect, it } from "vitest";
import { derivePathLanguage } from "../../../src/core/posts/language/post-language.ts";
import { derivePathStory } from "../../../src/core/posts/path-story.ts";

const OFFERED = ["en", "es", "pt-BR", "zh-CN"];
const derive = (path: string, language = derivePathLanguage(path, OFFERED).language) =>
  derivePathStory(path, language, OFFERED);

describe("paths that differ in nothing but the language", () => {
  it.each([
    ["blog/tr", ["blog/tr.md", "es/blog/tr.md", "blog/tr.es.md", "blog/es/tr.mdx", "en/blog/tr.MD"]],
    [
      "blog/tr",
      ["blog/tr/index.md", "blog/tr/index.es.md", "blog/tr/en.md", "blog/tr/es.md", "es/blog/tr/_index.md"],
    ],
    [
      "content/posts/hello",
      ["content/en/posts/hello.md", "content/es/posts/hello.md", "content/posts/hello.pt-br.md"],
    ],
    [
      "x",
      [
        "x.md",
        "ES/x.md",
        "pt_BR/x.md",
        "pt-br/x.md",
        "pt/x.md",
        "zh_CN/x.md",
        "zh-Hans-CN/x.md",
        "x.ZH-cn.md",
        "es/x.es.md",
      ],
    ],
    ["blog/x", ["blog/x.md", "i18n/es/docusaurus-plugin-content-blog/x.md"]],
    ["x", ["x.md", "spanish/x.md", "english/x.md", "lang-es/x.md", "x-es.md", "x-en.md", "x.es/index.md"]],
    ["blog/what-is", ["blog/what-is.md", "blog/what-is-es.md", "blog/what-is-es/index.md"]],
  ])("share %s", (story, paths) => {
    expect(new Set(paths.map((path) => derive(path)))).toEqual(new Set([story]));
  });

  it("know a suffix after a hyphen or an underscore only where the post itself is in that language", () => {
    expect([derive("tr_es.md", "es"), derive("tr-es.md", "es"), derive("tr_pt-br.md", "pt-BR")]).toEqual([
      "tr",
      "tr",
      "tr",
    ]);
    expect([derive("yes-es.md", "en"), derive("what-is-it.md", "en")]).toEqual(["yes-es", "what-is-it"]);
  });

  it("count offered languages alone", () => {
    expect(["fr/x.md", "x.fr.md", "it/x.md", "no/x.md"].map((path) => derive(path))).toEqual([
      "fr/x",
      "x.fr",
      "it/x",
      "no/x",
    ]);
  });

  it("keep a post apart that is called like a language, and an index at the root", () => {
    expect(["es.md", "content/es.md", "posts/es/en.md", "en/index.md"].map((path) => derive(path))).toEqual([
      "es",
      "content/es",
      "posts/en",
      "index",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { derivePathLanguage } from "../../src/core/post-language.ts";

const languageOf = (path: string) => derivePathLanguage(path, ["en", "es"]).language;

describe("a path names a language that is not offered", () => {
  it.each([
    ["fr/blog/x.md", "fr"],
    ["content/fr/posts/x.md", "fr"],
    ["src/content/blog/pt-br/x.md", "pt-BR"],
    ["blog/zh_hans/x.md", "zh-Hans"],
    ["i18n/ja/docusaurus-plugin-content-blog/x.md", "ja"],
    ["blog/2026/de/x.md", "de"],
    ["blog/x.fr.md", "fr"],
    ["blog/x/index.pt-BR.md", "pt-BR"],
    ["it/x.md", "it"],
    ["posts/it/x.md", "it"],
    ["no/x.md", "no"],
    ["hola/fr.md", "fr"],
    ["posts/hola/pt-BR.md", "pt-BR"],
    ["blog/2026/hola/DE.mdx", "de"],
    ["hola/it.md", "it"],
  ])("in %s", (path, language) => {
    expect(languageOf(path)).toBe(language);
  });

  it.each([
    "blog/x.md",
    "posts/tech/it/x.md",
    "posts/linux/os/x.md",
    "posts/go/x.md",
    "js/x.md",
    "posts/css/x.md",
    "blog/dev/x.md",
    "blog/socket.io.md",
    "blog/main.ts.md",
    "blog/asp.net.md",
    "fr.md",
    "2026/11/x.md",
    "posts/go.md",
    "posts/it.md",
    "_posts/no.md",
    "collections/is.md",
    "posts/2026/it.md",
    "blog/2026-11/fr.md",
    "posts/tech/os.md",
    "posts/tech/go.md",
  ])("and does not in %s", (path) => {
    expect(languageOf(path)).toBe("en");
  });

  it("unless another of its folders is one that is offered", () => {
    expect(languageOf("es/it/x.md")).toBe("es");
    expect(languageOf("fr/es/x.md")).toBe("es");
    expect(languageOf("es/x.fr.md")).toBe("fr");
    expect(languageOf("es/hola/fr.md")).toBe("es");
    expect(languageOf("hola/es.md")).toBe("es");
  });

  it("and so does one that is offered behind an underscore, where it can be no other word", () => {
    for (const path of ["x_es.md", "blog/hola_es-MX.md", "2026/x_es.mdx"])
      expect(languageOf(path)).toBe("es");
    for (const path of ["x-es.md", "guide-to-it.md", "say_no.md", "this_and_es.md", "_es.md", "x_go.md"])
      expect(languageOf(path)).toBe("en");
    expect(derivePathLanguage("say_no.md", ["en", "no"]).language).toBe("en");
  });
});

import { describe, expect, it } from "vitest";
import { derivePathLanguage } from "../../../../src/core/posts/language/post-language.ts";

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
    ["j_fr.md", "fr"],
    ["J_FR.md", "fr"],
    ["blog/j_fi.md", "fi"],
    ["my_first_post_fr.md", "fr"],
    ["k-fr.md", "fr"],
    ["a-long-title-pt-br.md", "pt-BR"],
    ["blog/k-zh_Hans.mdx", "zh-Hans"],
    ["k-fr/index.md", "fr"],
    ["guide-it-CH.md", "it-CH"],
    ["guide_it-it.md", "it-IT"],
    ["blog/guide-uk_UA.md", "uk-UA"],
    ["guide-sr-Latn.md", "sr-Latn"],
    ["guide_zh-Hans.md", "zh-Hans"],
    ["guide_cs-cz/index.md", "cs-CZ"],
    ["blog/k.fr/_index.md", "fr"],
    ["k.french.md", "fr"],
    ["french/x.md", "fr"],
    ["content/Français/x.md", "fr"],
    ["blog/francais/2026/x.md", "fr"],
    ["deutsch/x.md", "de"],
    ["posts/日本語/x.md", "ja"],
    ["lang-fr/x.md", "fr"],
    ["blog/lang_it/x.md", "it"],
    ["posts-fr/x.md", "fr"],
    ["content.fr/x.md", "fr"],
    ["fr-FR/x.md", "fr-FR"],
    ["i18n/fr/x.md", "fr"],
    ["locales/fr/posts/x.md", "fr"],
    ["l10n/no/x.md", "no"],
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
    "how-to-go.md",
    "c-is.md",
    "what-is-it.md",
    "do-it-in.md",
    "say-hi-in.md",
    "tick-to-go.md",
    "GUIDE-IT-IN.md",
    "sign-in.md",
    "how-to.md",
    "sci-fi.md",
    "part-ii.md",
    "raspberry-pi.md",
    "open-gl.md",
    "made-in-uk.md",
    "socket-io.md",
    "content-ts/x.md",
    "learn-french.md",
    "travel/french/x.md",
    "posts/indonesia/x.md",
    "en/rio-de.md",
    "en/k_fr.md",
    "x.french-press.md",
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
    for (const path of ["guide-to-it.md", "say_no.md", "_es.md", "x_go.md"])
      expect(languageOf(path)).toBe("en");
  });

  it.each([
    ["say_no.md", "no"],
    ["guide-it.md", "it"],
    ["blog/guide-to-it/index.md", "it"],
    ["x-is.md", "is"],
    ["x_or.mdx", "or"],
    ["x-as.md", "as"],
    ["x-LA.md", "la"],
    ["x-am.md", "am"],
    ["x-to.md", "to"],
    ["x-it-CH.md", "it"],
  ])(
    "but is a doubt where it is a word as well (%s), and only where the newsletter offers it",
    (path, tag) => {
      expect(derivePathLanguage(path, ["en", tag])).toMatchObject({
        language: tag,
        doubt: expect.stringContaining(`write lang: ${tag} or lang: en`),
      });
      expect(derivePathLanguage(path, [tag, "en"])).toMatchObject({ language: tag, doubt: null });
      expect(derivePathLanguage(path, ["en", "es"])).toMatchObject({
        language: path.includes("CH") ? "it-CH" : "en",
        doubt: null,
      });
    },
  );

  it.each(["spanish/x.md", "blog/Español/x.md", "lang-es/x.md", "posts_es/x.md", "x.spanish.md", "x_ES.md"])(
    "and an offered one is read in %s as well",
    (path) => {
      expect(derivePathLanguage(path, ["en", "es"])).toMatchObject({ language: "es", doubt: null });
    },
  );

  it.each(["x-es.md", "vue-es.md", "blog/x-es-mx.md", "this_and_es.md", "x-es/index.md"])(
    "but the end of %s is a doubt, which keeps the post home with both remedies",
    (path) => {
      const { language, doubt } = derivePathLanguage(path, ["en", "es"]);
      const name = path.replace(/^blog\/|\/index|\.md$/g, "").replace(/\.md$/, "");
      expect([language, doubt]).toEqual(["es", `language in doubt (${name}: write lang: es or lang: en)`]);
    },
  );

  it.each([
    "en/vue-es.md",
    "es/vue-es.md",
    "x-en.md",
    "es/x.md",
    "en/guide-to-it.md",
    "guide-to-it.en.md",
    "it.md",
  ])("and there is no doubt in %s", (path) => {
    expect(derivePathLanguage(path, ["en", "es", "it"]).doubt).toBeNull();
  });
});

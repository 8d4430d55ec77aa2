import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "../../../../src/core/posts/front-matter/parse-front-matter.ts";

const RULES = {
  siteUrl: new URL("https://blog.example.com"),
  languages: ["en", "es", "pt-BR"],
  timeZone: "Europe/Madrid",
};
const MINIMAL = { title: "Hello", pubDate: "2026-11-23" };

const read = (data: Record<string, unknown>, path = "en/hello.md") => {
  const result = parseFrontMatter(data, path, RULES);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return { ...result.value, url: result.value.url.href };
};
const faultsOf = (data: Record<string, unknown>, path = "en/hello.md") => {
  const result = parseFrontMatter(data, path, RULES);
  return result.ok ? [] : (result.problem.faults ?? []);
};
const fieldsOf = (data: Record<string, unknown>) => faultsOf(data).map((fault) => fault.field);

describe("front matter", () => {
  it("needs a title and a date, and the path tells the rest", () => {
    expect(read(MINIMAL)).toEqual({
      id: "en/hello",
      story: "hello",
      pathStory: "hello",
      language: "en",
      title: "Hello",
      description: null,
      url: "https://blog.example.com/en/hello",
      baseUrl: new URL("https://blog.example.com/en/hello"),
      publishedAt: Date.parse("2026-11-22T23:00Z"),
      tags: [],
      image: null,
      home: null,
      expiresAt: null,
      newsletter: true,
    });
  });

  it("is read in Astro's spelling", () => {
    const post = read({
      ...MINIMAL,
      description: "Why",
      updatedDate: "2026-11-24",
      heroImage: { src: "/hero.png", alt: "A hero" },
      lang: "es",
      tags: ["Soft Skills", "soft skills", 2026],
      draft: false,
    });
    expect(post).toMatchObject({ description: "Why", language: "es", home: null });
    expect(post.tags.map((tag) => tag.slug)).toEqual(["soft-skills", "2026"]);
    expect(post.image).toEqual({ url: "https://blog.example.com/hero.png", alt: "A hero" });
  });

  it("is read in AstroPaper's spelling", () => {
    const post = read({
      title: "Hello",
      pubDatetime: "2026-11-23T10:00:00Z",
      modDatetime: "2026-11-24T10:00:00Z",
      postSlug: "say-hello",
      ogImage: "",
    });
    expect(post).toMatchObject({ publishedAt: Date.parse("2026-11-23T10:00Z"), image: null });
    expect(post.url).toBe("https://blog.example.com/en/say-hello");
  });

  it("has no tag where a list has an empty entry", () => {
    expect(read({ ...MINIMAL, tags: ["go", null, "", " "] }).tags.map((tag) => tag.slug)).toEqual(["go"]);
    expect(read({ ...MINIMAL, tags: [null] }).tags).toEqual([]);
  });

  it("is read in Hugo's spelling, params and folded keys included", () => {
    const post = read({
      title: "Hello",
      date: "2026-11-20",
      PublishDate: "2026-11-23T10:00:00Z",
      lastmod: "2026-11-24",
      categories: ["Systems"],
      tags: ["queues", "systems"],
      images: ["cover.png", "other.png"],
      slug: "hi",
      translation_key: "k",
      params: { summary: "From params", newsletter: false },
    });
    expect(post.publishedAt).toBe(Date.parse("2026-11-23T10:00Z"));
    expect(post).toMatchObject({ story: "k", id: "en/hello", description: "From params", newsletter: false });
    expect(post.url).toBe("https://blog.example.com/en/hi");
    expect(post.tags.map((tag) => tag.name)).toEqual(["queues", "systems"]);
    expect(post.image?.url).toBe("https://blog.example.com/en/cover.png");
  });

  it("is read in Jekyll's spelling, the date of the file name included", () => {
    const post = read(
      { title: "Hello", categories: "systems mail", published: false, permalink: "/notes/x/", excerpt: "E" },
      "_posts/2025-02-17-hello.md",
    );
    expect(post).toMatchObject({
      home: "unpublished (published: false)",
      url: "https://blog.example.com/notes/x/",
      description: "E",
    });
    expect(post.publishedAt).toBe(Date.parse("2025-02-16T23:00Z"));
    expect(post.tags.map((tag) => tag.slug)).toEqual(["systems", "mail"]);
  });

  it("is read in Eleventy's and Gatsby's spelling", () => {
    expect(
      read({ title: "A", date: "2026-11-23", tags: "one, two words" }).tags.map((tag) => tag.slug),
    ).toEqual(["one", "two-words"]);
    expect(read({ ...MINIMAL, eleventyExcludeFromCollections: true }).home).not.toBeNull();
    expect(read({ ...MINIMAL, permalink: false }).home).toBe("excluded (permalink: false)");
    expect(
      read({ ...MINIMAL, slug: "/from-gatsby/", featuredImage: "https://cdn.example/x.png" }),
    ).toMatchObject({
      url: "https://blog.example.com/from-gatsby",
      image: { url: "https://cdn.example/x.png", alt: "" },
    });
  });

  it.each([
    { published: "2026-11-20" },
    { publishedOn: "2026-11-20" },
    { created: "2026-11-20" },
    { createdAt: "2026-11-20" },
    { postDate: "2026-11-20" },
    { date_published: "2026-11-20" },
    { params: { date: "2026-11-20" } },
    { extra: { date: "2026-11-20" } },
    { date: { created: "2026-11-20", updated: "2026-11-25" } },
    { published: true, date: "2026-11-20" },
    { path: "2026/11/20/hello" },
  ])("has its date in %j", (date) => {
    expect(read({ title: "A", ...date }).publishedAt).toBe(Date.parse("2026-11-19T23:00Z"));
  });

  it("stays home for published: false, and has no date in it", () => {
    expect(read({ ...MINIMAL, published: "2026-11-20" }).home).toBeNull();
    expect(read({ ...MINIMAL, published: false }).home).toBe("unpublished (published: false)");
    expect(fieldsOf({ title: "A", published: true })).toEqual(["pubDate"]);
  });

  it.each([
    "blog/2026-11-20-hello.md",
    "blog/2026-11-20-hello/index.md",
    "blog/2026/11/20/hello.md",
    "blog/2026/11/20/hello/index.md",
    "blog/2026/11-20-hello.md",
    "blog/2026-11-20/index.md",
    "blog/2026_11_20_hello.md",
  ])("has its date in the path %s", (path) => {
    expect(read({ title: "A" }, path).publishedAt).toBe(Date.parse("2026-11-19T23:00Z"));
  });

  it("has its topics in Zola's taxonomies, in nested lists and in groups", () => {
    const slugs = (data: Record<string, unknown>, path?: string) =>
      read({ ...MINIMAL, ...data }, path).tags.map((tag) => tag.slug);
    expect(slugs({ taxonomies: { tags: ["go"], categories: ["Systems"] } })).toEqual(["go", "systems"]);
    expect(slugs({ categories: [["Web", "CSS"], "Life"] })).toEqual(["web", "css", "life"]);
    expect(slugs({ tags: [{ label: "Web", permalink: "/web" }, { name: "CSS" }] })).toEqual(["web", "css"]);
    expect(slugs({ tags: ["3.10", true] })).toEqual(["3.10", "true"]);
    expect(slugs({ categories: "Web Dev" })).toEqual(["web-dev"]);
    expect(slugs({ category: "web dev" }, "_posts/2026-11-20-x.md")).toEqual(["web-dev"]);
  });

  it("says the language, else the file's suffix does, else its first folder, else the default", () => {
    expect(read(MINIMAL, "es/x.md").language).toBe("es");
    expect(read(MINIMAL, "en/x.es.md").language).toBe("es");
    expect(read(MINIMAL, "posts/x.md").language).toBe("en");
    expect(read({ ...MINIMAL, lang: "es-MX" }).language).toBe("es");
    expect(read({ ...MINIMAL, language: "pt_br" }, "es/x.md").language).toBe("pt-BR");
  });

  it("finds the language in a folder further down, where sites keep their content", () => {
    expect(read(MINIMAL, "content/es/x.md").language).toBe("es");
    expect(read(MINIMAL, "src/content/blog/es/2026/x.md").language).toBe("es");
    expect(read(MINIMAL, "es/en/x.md").language).toBe("es");
    expect(read(MINIMAL, "content/es.md").language).toBe("en");
  });

  it("makes one story of files that differ in their language suffix alone", () => {
    expect(read(MINIMAL, "posts/x.es.md")).toMatchObject({ story: "posts/x", id: "posts/x.es" });
    expect(read(MINIMAL, "posts/x.md")).toMatchObject({ story: "posts/x", id: "posts/x" });
  });

  it("gives a post an identity that outlives its path", () => {
    expect(read({ ...MINIMAL, id: 42 })).toMatchObject({ id: "42", story: "hello" });
  });

  it("folds a title with line breaks and terminal colours into one clean line", () => {
    expect(read({ ...MINIMAL, title: "a\r\nBcc: x@example.com\u001b[31m \u0000b\u2028c" }).title).toBe(
      "a Bcc: x@example.com b c",
    );
  });

  it("names every fault at once, by the key that the author wrote", () => {
    const faults = faultsOf({
      title: ["a", "b"],
      date: "2026-02-30",
      lang: "x y",
      newsletter: "maybe",
      tags: [{ a: 1 }],
      permalink: "javascript:alert(1)",
      description: { a: 1 },
    });
    expect(faults.map((fault) => fault.field).sort()).toEqual([
      "date",
      "description",
      "lang",
      "newsletter",
      "permalink",
      "tags",
      "title",
    ]);
    expect(faults.find((fault) => fault.field === "lang")?.reason).toContain("en, es, pt-BR");
  });

  it("names what is missing", () => {
    expect(fieldsOf({})).toEqual(["title", "pubDate"]);
    expect(fieldsOf({ title: " ", date: null })).toEqual(["title", "pubDate"]);
    expect(fieldsOf({ title: "\u001b[0m", pubDate: "2026-11-23" })).toEqual(["title"]);
  });

  it("takes truth values as people write them, and none for nothing", () => {
    for (const value of [false, "false", "No", "off", 0])
      expect(read({ ...MINIMAL, newsletter: value }).newsletter).toBe(false);
    for (const value of [true, "True", "yes", 1, "", null])
      expect(read({ ...MINIMAL, newsletter: value }).newsletter).toBe(true);
    expect(fieldsOf({ ...MINIMAL, newsletter: [] })).toEqual(["newsletter"]);
  });

  it("keeps a language that the newsletter does not offer, for that is what keeps the post home", () => {
    expect(read({ ...MINIMAL, lang: "fr" }).language).toBe("fr");
    expect(read({ ...MINIMAL, language: "fr_CA" }).language).toBe("fr-CA");
    expect(read(MINIMAL, "fr/blog/x.md").language).toBe("fr");
    expect(read({ ...MINIMAL, lang: "en" }, "fr/blog/x.md").language).toBe("en");
  });

  it("has no title where nothing of it can be seen", () => {
    for (const title of [
      "\u200b",
      "\ufeff \u2060",
      "\u3164",
      "\u2800",
      "\u00ad\u034f",
      "`\u200b`",
      "** **",
      "_\u2060_",
    ])
      expect(fieldsOf({ ...MINIMAL, title })).toEqual(["title"]);
    expect(read({ ...MINIMAL, title: "\u200ba" }).title).toContain("a");
    for (const title of ["`a`", "?!", "C*", "…"]) expect(read({ ...MINIMAL, title }).title).toBe(title);
  });

  it("is published at the later one where two dates speak of it", () => {
    const post = read({ ...MINIMAL, date: "2026-11-20", publishAt: "2026-12-01T09:00Z" });
    expect(post.publishedAt).toBe(Date.parse("2026-12-01T09:00Z"));
    expect(read({ ...MINIMAL, published: "2026-11-20" }).home).toBeNull();
  });

  it("keeps a tag that is nothing but a picture", () => {
    expect(read({ ...MINIMAL, tags: ["🦀", "❤️", "❤", "🇪🇸", "go"] }).tags).toEqual([
      { slug: "🦀", name: "🦀" },
      { slug: "❤", name: "❤️" },
      { slug: "🇪🇸", name: "🇪🇸" },
      { slug: "go", name: "go" },
    ]);
  });

  it("leaves out tags in which nothing can be read, instead of refusing the post", () => {
    for (const tag of ["!!!", "?", "..", "/", "\u200b", "---", "#"]) {
      expect(read({ ...MINIMAL, tags: [tag, "go"] }).tags.map(({ slug }) => slug)).toEqual(["go"]);
      expect(read({ ...MINIMAL, categories: tag }).tags).toEqual([]);
    }
  });

  it("counts a tag that is a category as well once", () => {
    const many = Array.from({ length: 15 }, (_, index) => `tag${index}`);
    expect(read({ ...MINIMAL, tags: many, categories: many }).tags).toHaveLength(15);
  });

  it("refuses an address with placeholders that only the site generator can fill in", () => {
    expect(fieldsOf({ ...MINIMAL, permalink: "/:year/:novel/" })).toEqual(["permalink"]);
    expect(fieldsOf({ ...MINIMAL, permalink: "/{{ title | slugify }}/" })).toEqual(["permalink"]);
  });

  it.each([
    ["Astro", { heroImage: "/hero.jpg", heroImageAlt: "A desk" }],
    ["Astro, as a group", { image: { src: "/hero.jpg", alt: "A desk" } }],
    ["Astro, a starter", { cover: "/hero.jpg", coverAlt: "A desk" }],
    ["Hugo", { images: ["/hero.jpg", "/other.jpg"], image_alt: "A desk" }],
    ["Hugo, PaperMod", { cover: { image: "/hero.jpg", alt: "A desk", relative: true } }],
    ["Hugo, under params", { params: { featured_image: "/hero.jpg", featured_image_alt: "A desk" } }],
    ["Jekyll, SEO tag", { image: { path: "/hero.jpg", alt: "A desk", width: 1200 } }],
    ["Jekyll, Minimal Mistakes", { header: { overlay_image: "/hero.jpg", image_description: "A desk" } }],
    ["Jekyll, a text", { thumbnail: "/hero.jpg", thumbnailAlt: "A desk" }],
    ["Ghost export", { feature_image: "/hero.jpg", feature_image_alt: "A desk" }],
    ["Open Graph", { ogImage: "/hero.jpg", ogImageAlt: "A desk" }],
  ])("finds the picture and its words as spelled by %s", (_, fields) => {
    expect(read({ ...MINIMAL, ...fields }).image).toEqual({
      url: "https://blog.example.com/hero.jpg",
      alt: "A desk",
    });
  });

  it("takes a picture's relative address as the post's page would", () => {
    expect(read({ ...MINIMAL, permalink: "/2026/hello/", image: "desk.jpg" }).image?.url).toBe(
      "https://blog.example.com/2026/hello/desk.jpg",
    );
  });

  it("sees no picture where a group or a flag names none", () => {
    for (const fields of [{ cover: { hidden: true } }, { cover: { image: "" } }, { image: false }])
      expect(read({ ...MINIMAL, ...fields }).image).toBeNull();
    const others = [7, "data:image/png;base64,AAAA", "javascript:alert(1)", { src: ["a"] }, true];
    for (const image of others) expect(read({ ...MINIMAL, image }).image).toBeNull();
  });

  it("leaves out a picture that lies in the source tree", () => {
    expect(read({ ...MINIMAL, heroImage: "../../assets/hero.jpg" }).image).toBeNull();
    expect(read({ ...MINIMAL, image: "" }).image).toBeNull();
    expect(read({ ...MINIMAL, image: [] }).image).toBeNull();
  });

  it("is not fooled by keys of the prototype", () => {
    const hostile = JSON.parse(
      '{"__proto__":{"title":"x","draft":true},"constructor":{"a":1},"title":"t","date":"2026-11-23","params":{"__proto__":{"id":"x"}}}',
    );
    expect(read(hostile)).toMatchObject({ title: "t", home: null, id: "en/hello" });
  });
});

describe("front matter is no reason to refuse a post", () => {
  it("where it says too much: the first tags and letters count", () => {
    const many = (letter: string) => Array.from({ length: 15 }, (_, index) => `${letter}${index}`);
    const post = read({ ...MINIMAL, tags: many("t"), categories: many("c"), description: "d".repeat(1_001) });
    expect([post.tags.length, post.tags[19]?.slug, post.description?.length]).toEqual([20, "c4", 1_000]);
    expect(read({ ...MINIMAL, title: "x".repeat(301) }).title).toBe("x".repeat(300));
    expect(read({ ...MINIMAL, title: `${"x".repeat(299)}😀` }).title).toBe("x".repeat(299));
  });

  it("where one thing stands in a list, or a language names its encoding", () => {
    expect(read({ ...MINIMAL, title: ["One"] }).title).toBe("One");
    for (const lang of [["es"], "es_ES.UTF-8", "es_ES@euro", ["es-MX"]])
      expect(read({ ...MINIMAL, language: lang }).language).toBe("es");
  });

  it.each(["fecha", "datum", "posted", "timestamp", "date created", "Date Created"])(
    "where the date stands under %s",
    (key) => {
      const { pubDate: _, ...rest } = MINIMAL;
      expect(read({ ...rest, [key]: "2026-11-20T09:00:00[Europe/Madrid]" }).publishedAt).toBe(
        Date.parse("2026-11-20T08:00Z"),
      );
    },
  );
});

describe("what front matter is refused for", () => {
  const reasonOf = (data: Record<string, unknown>) =>
    faultsOf({ ...MINIMAL, ...data }).map(({ field, reason }) => `${field}: ${reason}`);

  it.each<[Record<string, unknown>, string]>([
    [{ title: undefined }, "title: Give the post a title."],
    [{ title: ["a", "b"] }, "title: Write text here, not a list or a group of keys."],
    [{ title: "` `" }, "title: There is nothing readable here."],
    [{ description: { a: 1 } }, "description: Write text here, not a list or a group of keys."],
    [{ pubDate: undefined }, "pubDate: Give the post a date."],
    [{ pubDate: ["2026"] }, "pubDate: Write a date of the calendar"],
    [{ pubDate: "soon" }, "pubDate: Write a date of the calendar"],
    [{ url: 5 }, "url: Write an address."],
    [{ url: "/:year/:novel/" }, "url: There is no token :novel"],
    [{ url: "/{{ title }}/" }, "url: This has a placeholder in it"],
    [{ url: "javascript:alert(1)" }, "url: Write an http or https address"],
    [{ url: `https://x.example/${"a".repeat(2000)}` }, "url: An address may have at most 2000 characters."],
    [{ lang: 5 }, "lang: This is no language tag. Use one of: en, es, pt-BR (the setting LANGUAGES)."],
    [{ newsletter: "perhaps" }, "newsletter: Write true or false."],
    [{ tags: { a: 1 } }, "tags: Write a list of tags, each a text."],
  ])("is told by the key that was written, with what to do: %j", (data, reason) => {
    const reasons = reasonOf(data);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]?.slice(0, reason.length)).toBe(reason);
  });

  it("is nothing where a key was left empty, or params is no group", () => {
    for (const empty of [null, undefined, "", " "]) expect(reasonOf({ description: empty })).toEqual([]);
    for (const params of ["text", 5, ["title"]]) expect(reasonOf({ params })).toEqual([]);
    expect(read({ params: { ...MINIMAL, title: "Inner" }, pubDate: "2026-11-23" }).title).toBe("Inner");
  });
});

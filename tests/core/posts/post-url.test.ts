import { describe, expect, it } from "vitest";
import { deriveBaseUrl, derivePostUrl, parseSiteUrl } from "../../../src/core/posts/post-url.ts";

const SITE = new URL("https://blog.example.com");
const FOLDER = new URL("https://example.com/blog/?x#y");
const derive = (path: string, slug: string | null = null, language = "en", site = SITE) =>
  derivePostUrl({ path, language, slug }, site, ["en", "es"]).href;

describe("the address of an article", () => {
  it("is the site and the path without its extension", () => {
    expect(derive("en/hello.md")).toBe("https://blog.example.com/en/hello");
    expect(derive("en/hello.md", null, "en", FOLDER)).toBe("https://example.com/blog/en/hello");
  });

  it("leaves out index, which is the page of its folder", () => {
    expect(derive("posts/hello/index.md")).toBe("https://blog.example.com/posts/hello");
    expect(derive("index.md")).toBe("https://blog.example.com/");
  });

  it("ends in the slug where there is one; a slug with a leading slash is the whole path", () => {
    expect(derive("posts/2026-hello.md", "hello")).toBe("https://blog.example.com/posts/hello");
    expect(derive("posts/a/index.md", "hello")).toBe("https://blog.example.com/posts/hello");
    expect(derive("content/a.md", "/my-first-post/")).toBe("https://blog.example.com/my-first-post");
  });

  it("puts the language of a suffix first, but for the default language", () => {
    expect(derive("posts/hello.es.md", null, "es")).toBe("https://blog.example.com/es/posts/hello");
    expect(derive("posts/hello.en.md", null, "en")).toBe("https://blog.example.com/posts/hello");
  });

  it("leaves out the folders of a repository that no generator shows", () => {
    const paths = ["content/posts/a.md", "src/content/posts/a.md", "src/pages/posts/a.mdx"];
    for (const path of paths) expect(derive(path)).toBe("https://blog.example.com/posts/a");
    expect(derive("posts/content/a.md")).toBe("https://blog.example.com/posts/content/a");
  });

  it("escapes what an address cannot hold", () => {
    expect(derive("es/qué pasa?.md")).toBe("https://blog.example.com/es/qu%C3%A9%20pasa%3F");
  });

  it("may be given in full or relative to the site, and only in http and https", () => {
    expect(parseSiteUrl("https://other.example/x", SITE)?.href).toBe("https://other.example/x");
    expect(parseSiteUrl("/notes/x/", FOLDER)?.href).toBe("https://example.com/blog/notes/x/");
    expect(parseSiteUrl("//evil.example/x", SITE)?.href).toBe("https://blog.example.com/evil.example/x");
    expect(parseSiteUrl("javascript:alert(1)", SITE)).toBeNull();
    expect(parseSiteUrl("data:text/html,x", SITE)).toBeNull();
    expect(parseSiteUrl("http://", SITE)).toBeNull();
  });

  it("is the folder that relative links of an index file are relative to", () => {
    const url = new URL("https://blog.example.com/posts/hello");
    expect(deriveBaseUrl("posts/hello/index.md", url).href).toBe("https://blog.example.com/posts/hello/");
    expect(deriveBaseUrl("posts/hello.md", url).href).toBe("https://blog.example.com/posts/hello");
  });
});

import { describe, expect, it } from "vitest";
import { deriveFeedPath } from "../../../src/core/posts/feed.ts";

describe("the address of a feed", () => {
  it.each([
    [[], [], "rss", "/feed.xml"],
    [[], [], "atom", "/atom.xml"],
    [[], ["mail"], "json", "/feed.json"],
    [["es"], [], "rss", "/feeds/es.xml"],
    [["pt-BR", "en"], [], "atom", "/feeds/pt-BR,en.atom"],
    [["es"], ["mail", "soft-skills"], "json", "/feeds/es/mail,soft-skills.json"],
    [["ar"], ["بريد"], "rss", "/feeds/ar/%D8%A8%D8%B1%D9%8A%D8%AF.xml"],
  ] as const)("for languages %j and topics %j in %s is %s", (languages, topics, kind, path) => {
    expect(deriveFeedPath({ languages, topics }, kind)).toBe(path);
  });
});

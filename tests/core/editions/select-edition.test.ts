import { describe, expect, it } from "vitest";
import type { IssueContent, IssueStory } from "../../../src/core/editions/edition.ts";
import { selectEdition } from "../../../src/core/editions/select-edition.ts";
import { asIssueId, asStoryKey, asSubscriberId } from "../../../src/core/ids.ts";
import type { Reader } from "../../../src/core/subscribers/subscriber.ts";
import { at, buildPost } from "../../builders/posts.ts";

const reader = (difference: Partial<Reader> = {}): Reader => ({
  id: asSubscriberId("a".repeat(64)),
  address: "reader@example.com",
  status: "active",
  languages: ["en"],
  topics: [],
  cadence: "weekly",
  hour: null,
  timeZone: "UTC",
  confirmedAt: 0,
  servedThrough: null,
  catchUpThrough: null,
  pause: null,
  ...difference,
});

const releasedAt = at("2026-11-20T00:00Z");
const post = (id: string, language: string, topicNumbers: number[] = []) => ({
  ...buildPost(id, { language, releasedAt }),
  topicNumbers,
});
const story = (
  key: string,
  posts: IssueStory["posts"],
  earlier: IssueStory["earlier"] = [],
  mailed: IssueStory["mailed"] = [],
): IssueStory => ({ key: asStoryKey(key), posts, earlier, mailed });
const content = (
  stories: readonly IssueStory[],
  cadence: IssueContent["cadence"] = "weekly",
): IssueContent => ({
  issue: asIssueId("weekly-2026-11-23"),
  cadence,
  slotAt: at("2026-11-23T09:00Z"),
  catchUps: [],
  stories,
  envelope: {
    from: "a@example.com",
    replyTo: null,
    publicUrl: "https://news.example.com/",
    siteUrl: "https://example.com/",
    title: "T",
    description: "D",
    postalAddress: "P",
    timeZone: "UTC",
    languages: ["en", "es"],
    cadences: ["weekly", "daily"],
    tokenAt: 0,
    placeholderKey: "5ca1ab1e",
  },
});
const CAME = { cadence: "weekly", through: at("2026-11-16T09:00Z") } as const;
const BROUGHT = { language: "en", releasedAt: at("2026-11-10T00:00Z"), brought: { passedOver: [] } } as const;
const both = story("s", [post("en/s", "en"), post("es/s", "es")]);

describe("what a reader gets of an issue", () => {
  it("is each story once, in the first of their languages that has it", () => {
    expect(selectEdition(reader(), content([both]))?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ languages: ["es", "en"] }), content([both]))).toMatchObject({
      language: "es",
      posts: ["es/s"],
    });
    const onlyEnglish = story("t", [post("en/t", "en")]);
    expect(selectEdition(reader({ languages: ["es", "en"] }), content([both, onlyEnglish]))?.posts).toEqual([
      "es/s",
      "en/t",
    ]);
    expect(selectEdition(reader({ languages: ["es"] }), content([onlyEnglish]))).toBeNull();
  });

  it("falls back to the default where a language is not offered", () => {
    expect(selectEdition(reader({ languages: ["fr"] }), content([both]))?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ languages: ["es-MX"] }), content([both]))?.posts).toEqual(["es/s"]);
  });

  it("leaves a later translation to those who had none of the languages before", () => {
    const late = story("s", [post("es/s", "es")], [BROUGHT, { language: "es", releasedAt }]);
    expect(selectEdition(reader({ languages: ["es", "en"] }), content([late]))).toBeNull();
    expect(selectEdition(reader({ languages: ["es"] }), content([late]))?.posts).toEqual(["es/s"]);
  });

  it("counts nothing as had that no issue of theirs brought, or that passed them over for a language of theirs", () => {
    const { brought: _, ...taken } = BROUGHT;
    const both = reader({ languages: ["en", "es"] });
    const issue = (earlier: IssueStory["earlier"]) => content([story("s", [post("es/s", "es")], earlier)]);
    expect(selectEdition(both, issue([BROUGHT]))).toBeNull();
    expect(selectEdition(both, issue([taken]))?.posts).toEqual(["es/s"]);
    expect(selectEdition(both, issue([{ ...BROUGHT, brought: { passedOver: ["es"] } }]))?.posts).toEqual([
      "es/s",
    ]);
    expect(selectEdition(both, issue([{ ...BROUGHT, brought: { passedOver: ["ar"] } }]))).toBeNull();
  });

  it("leaves a translation to those whom no special brought the story before", () => {
    const special = {
      language: "en",
      cadence: "special",
      releasedAt: 400,
      plannedAt: 500,
      through: 500,
    } as const;
    const issue = content([story("s", [post("es/s", "es")], [], [special])]);
    expect(selectEdition(reader({ languages: ["en", "es"] }), issue)).toBeNull();
    expect(selectEdition(reader({ languages: ["en", "es"], confirmedAt: 501 }), issue)?.posts).toEqual([
      "es/s",
    ]);
    expect(selectEdition(reader({ languages: ["es"] }), issue)?.posts).toEqual(["es/s"]);
  });

  it("keeps to the topics that they chose", () => {
    const issue = content([story("a", [post("a", "en", [1])]), story("b", [post("b", "en", [2, 3])])]);
    expect(selectEdition(reader({ topics: [3] }), issue)?.posts).toEqual(["b"]);
    expect(selectEdition(reader({ topics: [9] }), issue)).toBeNull();
  });

  it("skips what an earlier cadence served, and what was released during a pause, except in a special", () => {
    const paused = reader({ pause: { from: releasedAt, until: releasedAt + 1 } });
    const served = reader({ servedThrough: releasedAt });
    expect(selectEdition(paused, content([both]))).toBeNull();
    expect(selectEdition(served, content([both]))).toBeNull();
    expect(selectEdition(reader({ servedThrough: releasedAt - 1 }), content([both]))?.posts).toEqual([
      "en/s",
    ]);
    expect(selectEdition(served, content([both], "special"))?.posts).toEqual(["en/s"]);
  });

  it("brings to who came from another cadence what this one had passed by, once, and to nobody else", () => {
    const passed = at("2026-11-12T00:00Z");
    const early = { ...post("en/e", "en"), releasedAt: passed, isCatchUp: true as const };
    const issue = { ...content([both, story("e", [early])]), catchUps: [CAME] };
    const came = { servedThrough: at("2026-11-09T00:00Z"), catchUpThrough: at("2026-11-16T09:00Z") };
    expect(selectEdition(reader(came), issue)?.posts).toEqual(["en/s", "en/e"]);
    expect(selectEdition(reader(), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ ...came, servedThrough: passed }), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ ...came, catchUpThrough: 1 }), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader(came), { ...issue, catchUps: [] })?.posts).toEqual(["en/s"]);
  });

  it("brings what was passed by with that one issue alone, also where another has it from a cancelled one", () => {
    const given = { ...post("en/g", "en"), releasedAt: at("2026-11-12T00:00Z") };
    const issue = content([story("g", [given], [{ language: "en", releasedAt: given.releasedAt }])]);
    const came = reader({ servedThrough: at("2026-11-09T00:00Z"), catchUpThrough: CAME.through });
    expect(selectEdition(reader(), issue)?.posts).toEqual(["en/g"]);
    expect(selectEdition(came, issue)).toBeNull();
    expect(selectEdition(came, { ...issue, catchUps: [CAME] })?.posts).toEqual(["en/g"]);
  });

  it("brings a story that was passed by in the first language that has it, and no translation of it besides", () => {
    const early = { ...post("en/s", "en"), releasedAt: at("2026-11-12T00:00Z"), isCatchUp: true as const };
    const earlier = [{ ...BROUGHT, releasedAt: at("2026-11-12T00:00Z") }];
    const issue = {
      ...content([story("s", [early, post("es/s", "es")], earlier)]),
      catchUps: [CAME],
    };
    const came = { servedThrough: at("2026-11-09T00:00Z"), catchUpThrough: at("2026-11-16T09:00Z") };
    const languages = ["en", "es"];
    expect(selectEdition(reader({ ...came, languages }), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ languages }), issue)).toBeNull();
    expect(selectEdition(reader({ languages: ["es"] }), issue)?.posts).toEqual(["es/s"]);
  });

  it("repeats no story in a language that was released after the earlier cadence had served another", () => {
    const late = { ...post("es/s", "es"), releasedAt: releasedAt + 1000 };
    const earlier = [{ language: "en", releasedAt }];
    const issue = content([story("s", [post("en/s", "en"), late], earlier)]);
    const served = { servedThrough: releasedAt, languages: ["en", "es"] };
    expect(selectEdition(reader(served), issue)).toBeNull();
    expect(selectEdition(reader({ ...served, languages: ["es"] }), issue)?.posts).toEqual(["es/s"]);
  });

  it("leaves a special to those who did not get its story in an earlier issue of theirs", () => {
    const weekly = {
      language: "en",
      cadence: "weekly",
      releasedAt: 400,
      plannedAt: 1000,
      through: 500,
    } as const;
    const issue = content([story("s", [post("en/s", "en"), post("es/s", "es")], [], [weekly])], "special");
    expect(selectEdition(reader({ confirmedAt: 1000 }), issue)).toBeNull();
    expect(selectEdition(reader({ confirmedAt: 1001 }), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ cadence: "daily" }), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ cadence: "monthly" }), issue)).toBeNull();
    expect(selectEdition(reader({ cadence: "daily", servedThrough: 400 }), issue)).toBeNull();
    const came = reader({ servedThrough: 300, catchUpThrough: 500 });
    const waiting = { ...issue, catchUps: [{ cadence: "weekly", through: 500 } as const] };
    expect(selectEdition(came, waiting)?.posts).toEqual(["en/s"]);
    expect(selectEdition(came, issue)).toBeNull(); // they have caught up
    expect(selectEdition(reader({ servedThrough: 300, catchUpThrough: 399 }), issue)).toBeNull();
    expect(selectEdition(reader({ languages: ["es"] }), issue)?.posts).toEqual(["es/s"]);
  });

  it("gives readers who get the same the same edition", () => {
    const a = selectEdition(reader({ topics: [1] }), content([story("a", [post("a", "en", [1, 2])])]));
    const b = selectEdition(reader({ topics: [2] }), content([story("a", [post("a", "en", [1, 2])])]));
    expect(a?.key).toBe(b?.key);
  });
});

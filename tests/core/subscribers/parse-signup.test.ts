import { describe, expect, it } from "vitest";
import type { Offer } from "../../../src/core/subscribers/choices.ts";
import { parseSignup, type SignupInput } from "../../../src/core/subscribers/parse-signup.ts";
import { MAX_METADATA_BYTES, measureReaderMetadata } from "../../../src/core/subscribers/reader-metadata.ts";
import { parseTopic } from "../../../src/core/topic.ts";

const offer: Offer = {
  languages: ["en", "es"],
  cadences: ["weekly", "daily"],
  timeZone: "Europe/Madrid",
  topics: [
    { slug: "rust", name: "Rust", number: 7 },
    { slug: "soft-skills", name: "Soft Skills", number: 3 },
  ],
};

const topicOf = (name: string) => {
  const topic = parseTopic(name);
  if (topic === null) throw new Error(`No topic: ${name}`);
  return topic;
};

const parse = (input: SignupInput, timeZone: string | null = null, offered = offer) =>
  parseSignup(input, offered, { timeZone, language: null });
const choices = (input: SignupInput, hint: string | null = null) => {
  const result = parse({ email: "ada@example.com", ...input }, hint);
  return result.ok ? result.value.choices : result.problem;
};

describe("a signup", () => {
  it("has the newsletter's defaults where nothing was chosen", () => {
    expect(choices({ languages: "", topics: [], cadence: "", timeZone: "" })).toEqual({
      languages: ["en"],
      topics: [],
      cadence: "weekly",
      hour: null,
      timeZone: "Europe/Madrid",
    });
  });

  it("takes lists and texts with commas, in the order of preference and without repetition", () => {
    expect(
      choices({ languages: "es-MX, en, es", topics: ["soft skills", "Rust", "rust"], cadence: "Daily" }),
    ).toMatchObject({
      languages: ["es", "en"],
      topics: [3, 7],
      cadence: "daily",
    });
  });

  it.each(["a,b", "A,B", "a~2cb", "r;d", "R/D"])(
    "finds a topic by its name, whatever signs it has: %s",
    (name) => {
      const topics = ["a,b", "R;D", "R/D", "rust"].map((text, index) => ({
        ...topicOf(text),
        number: index + 1,
      }));
      const chosen = (input: unknown) => {
        const result = parse({ email: "ada@example.com", topics: input }, null, { ...offer, topics });
        return result.ok ? result.value.choices.topics : result.problem;
      };
      const number = topics.find(({ slug }) => slug === topicOf(name).slug)?.number;
      expect(chosen([name])).toEqual([number]);
      expect(chosen(name)).toEqual([number]);
      expect(chosen([name, "rust"])).toEqual([number, 4]);
      expect(chosen([`rust,${topicOf(name).slug}`])).toEqual([number, 4]);
    },
  );

  it("takes the client's time zone where it is one", () => {
    expect(choices({}, "America/Lima")).toMatchObject({ timeZone: "America/Lima" });
    expect(choices({}, "Nowhere/Else")).toMatchObject({ timeZone: "Europe/Madrid" });
    expect(choices({ timeZone: "Asia/Tokyo" }, "America/Lima")).toMatchObject({ timeZone: "Asia/Tokyo" });
  });

  it.each([
    "Etc/Unknown",
    "",
    "undefined",
    "UTC+2",
    "+02:00",
    "Madrid",
    "America/Nowhere_Yet",
    5,
    null,
    ["Europe/Madrid"],
    { zone: "Europe/Madrid" },
  ])("takes a zone that nobody knows for none, because nobody typed it: %j", (timeZone) => {
    expect(choices({ timeZone })).toMatchObject({ timeZone: "Europe/Madrid" });
    expect(choices({ timeZone }, "America/Lima")).toMatchObject({ timeZone: "America/Lima" });
  });

  it("is in the language of its page where none was chosen, if that is offered", () => {
    const languages = (input: SignupInput, language: string) => {
      const result = parseSignup({ email: "ada@example.com", ...input }, offer, { timeZone: null, language });
      return result.ok ? result.value.choices.languages : result.problem;
    };
    expect(languages({}, "es-MX")).toEqual(["es"]);
    expect(languages({ languages: [] }, "es")).toEqual(["es"]);
    expect(languages({ languages: "en" }, "es")).toEqual(["en"]);
    expect(languages({}, "fr")).toEqual(["en"]);
  });

  it("names all faults at once", () => {
    const result = parse({
      email: "ada",
      languages: ["fr"],
      topics: ["go"],
      cadence: "hourly",
    });
    expect(result).toMatchObject({ ok: false, problem: { kind: "signup-invalid" } });
    const fields = result.ok ? [] : result.problem.faults?.map(({ field }) => field);
    expect(fields).toEqual(["email", "languages", "topics", "cadence"]);
  });

  it("takes topics for all topics as long as the newsletter has none to choose from", () => {
    const result = parse({ email: "ada@example.com", topics: ["go"] }, null, { ...offer, topics: [] });
    expect(result).toMatchObject({ ok: true, value: { choices: { topics: [] } } });
  });

  it("keeps the address's own problem where nothing else is wrong", () => {
    expect(parse({ email: "ädä@example.com" })).toMatchObject({
      problem: { kind: "email-address-unsupported" },
    });
  });

  it.each([[{ languages: { en: true } }], [{ topics: [1] }], [{ cadence: ["weekly"] }]])(
    "refuses %j",
    (input) => {
      expect(choices(input)).toMatchObject({ kind: "signup-invalid" });
    },
  );

  it("offers no cadence that the newsletter does not have", () => {
    expect(choices({ cadence: "instant" })).toMatchObject({ faults: [{ field: "cadence" }] });
  });

  it("takes at most twenty topics", () => {
    const topics = Array.from({ length: 21 }, (_, number) => ({
      slug: `t${number}`,
      name: `t${number}`,
      number,
    }));
    const result = parse({ email: "ada@example.com", topics: topics.map(({ slug }) => slug) }, null, {
      ...offer,
      topics,
    });
    expect(result).toMatchObject({ problem: { faults: [{ field: "topics" }] } });
  });

  it("fits into KV's metadata, or is refused", () => {
    const languages = Array.from({ length: 150 }, (_, i) => `en-x-${String(i).padStart(3, "0")}`);
    const input = { email: "ada@example.com", languages: languages.slice(0, 90) };
    expect(parse(input, null, { ...offer, languages })).toMatchObject({
      problem: { faults: [{ field: "languages" }] },
    });

    const fullest = {
      address: `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.com`,
      languages: ["en", "es", "fr", "de", "pt-BR"],
      topics: Array.from({ length: 20 }, (_, i) => 10_000 + i),
      cadence: "monthly" as const,
      timeZone: "America/Argentina/ComodRivadavia",
    };
    expect(measureReaderMetadata(fullest)).toBeLessThanOrEqual(MAX_METADATA_BYTES);
  });
});

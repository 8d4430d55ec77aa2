import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FaultKind, ProblemKind } from "../../src/core/problem.ts";
import { chooseLanguages, chooseTopics } from "../../src/core/subscribers/choices.ts";
import { selectFaultWords } from "../../templates/pages/forms/fault-words.ts";
import { composeInboxWords } from "../../templates/pages/signup/check-inbox.tsx";
import { ProblemPage } from "../../templates/pages/site/problem.tsx";
import { selectProblemWords } from "../../templates/pages/site/problem-words.ts";
import { MESSAGES } from "../../templates/words/messages.ts";
import { listEnglishSentences } from "./reading/english-sentences.ts";
import { SITE } from "./samples/samples.ts";

const LANGUAGES = Object.keys(MESSAGES).filter((language) => language !== "en");

/** Every fault of every form: a new one does not compile here without being named. */
const FAULTS = {
  "cadence-unknown": true,
  "changed-elsewhere": true,
  "choices-too-many": true,
  "email-malformed": true,
  "email-missing": true,
  "email-not-latin": true,
  "email-quoted": true,
  "email-too-long": true,
  "hour-malformed": true,
  "languages-malformed": true,
  "languages-none": true,
  "languages-unknown": true,
  "pause-long": true,
  "pause-malformed": true,
  "pause-past": true,
  "time-zone-unknown": true,
  "topics-malformed": true,
  "topics-too-many": true,
  "topics-unknown": true,
} as const satisfies Record<FaultKind, true>;

/** Whatever has a status of its own and can be met by a browser. */
const PROBLEMS = {
  400: ["link-malformed"],
  403: ["magic-link-expired"],
  404: ["page-not-found", "issue-not-found", "subscriber-not-found"],
  405: ["method-not-allowed"],
  409: ["conflict", "address-suppressed"],
  410: ["left-since", "link-expired"],
  413: ["request-too-large"],
  422: [
    "email-address-malformed",
    "email-address-unsupported",
    "human-check-failed",
    "preferences-invalid",
    "request-malformed",
    "signup-invalid",
  ],
  429: ["mail-throttled", "too-many-requests"],
  500: ["unexpected"],
  502: ["provider-refused"],
  503: ["human-check-unanswered", "settings-faulty"],
} as const satisfies Record<number, readonly ProblemKind[]>;

describe.each(LANGUAGES)("what readers meet in %s", (language) => {
  it.each(Object.keys(FAULTS) as FaultKind[])("has words of its own for the fault %s", (kind) => {
    const reason = "Please mend this English sentence and try again.";
    const named = { value: "xx", offered: "en, es", number: 20 };
    const [fault] = selectFaultWords([{ field: "email", reason, kind, named }], language);
    expect(fault?.reason).not.toMatch(/[{}]/);
    expect(fault?.reason).not.toBe(
      selectFaultWords([{ field: "email", reason, kind, named }], "en")[0]?.reason,
    );
    expect(listEnglishSentences(fault?.reason ?? reason)).toEqual([]);
  });

  it("names in a fault what was asked for and what there is", () => {
    const { faults } = chooseLanguages(["xx"], ["en", "es"], []);
    expect(selectFaultWords(faults, language)[0]?.reason).toMatch(/xx.*en, es/);
    const topics = [{ slug: "rust", name: "Rust", number: 1 }];
    expect(selectFaultWords(chooseTopics(["go"], topics).faults, language)[0]?.reason).toMatch(/go.*rust/);
  });

  it.each(
    Object.entries(PROBLEMS).flatMap(([status, kinds]) =>
      kinds.map((kind) => [Number(status), kind] as const),
    ),
  )("has a page of its own for %i %s", (status, kind) => {
    const words = selectProblemWords(kind, language);
    const page = String(
      ProblemPage({ site: SITE, language, status, ...words, reference: "b5c1", faults: [] }),
    );
    expect(listEnglishSentences(page)).toEqual([]);
    const english = Object.values(selectProblemWords(kind, "en"));
    expect(Object.values(words).filter((text) => english.includes(text))).toEqual([]);
  });

  it("has words for what a script shows on somebody else's page", () => {
    const { heading, lead, spam } = composeInboxWords(language);
    for (const text of [heading, lead, spam]) expect(listEnglishSentences(text)).toEqual([]);
  });
});

it("finds English where there is some, and none where there is none", () => {
  expect(
    listEnglishSentences('<p>This address takes GET.</p><p lang="en">Set the secret to this.</p>'),
  ).toEqual(["This address takes GET."]);
  expect(listEnglishSentences("<p>Die Adresse ist zu lang.</p><p>This one: not you</p>")).toEqual([
    "This one: not you",
  ]);
});

it("keeps the script of other sites free of words", () => {
  const script = readFileSync(join(import.meta.dirname, "../../public/embed.js"), "utf8");
  const shown = [
    ...script.matchAll(/textContent: ?(["'`])/g),
    ...script.matchAll(/createText\([^)]*["'`]\w+ \w+/g),
  ];
  expect(shown).toEqual([]);
});

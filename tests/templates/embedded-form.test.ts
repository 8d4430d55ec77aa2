import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EmbeddedFormPage } from "../../templates/pages/forms/embedded-form.tsx";
import type { SignupFormProps } from "../../templates/pages/forms/signup-form.tsx";
import { EmbeddedInboxPage } from "../../templates/pages/signup/embedded-inbox.tsx";
import { CONSENT_WORDING } from "../../templates/words/translate.ts";
import { listAttribute, listDanglingReferences } from "./reading/html-reading.ts";
import { listHtmlFaults } from "./reading/html-rules.ts";
import { SITE } from "./samples/samples.ts";

const topics = [{ slug: "time", name: "Time" }];
const form = (changes: Partial<SignupFormProps> = {}) =>
  String(EmbeddedFormPage({ site: SITE, language: "en", values: {}, faults: [], topics, ...changes }));
const read = (name: string) => readFileSync(join(import.meta.dirname, "../../public", name), "utf8");

describe("the form for a frame", () => {
  it.each([
    ["the form", form()],
    ["the form with faults", form({ faults: [{ field: "cadence", reason: "Choose." }] })],
    ["the form with a check", form({ humanCheckKey: "1x00000000000000000000AA" })],
    ["its answer", String(EmbeddedInboxPage({ site: SITE, language: "en" }))],
  ])("is a small whole document with one heading and no loose ends: %s", async (_, html) => {
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr" class="embedded">/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html).toContain('content="noindex"');
    // Cloudflare changes the one script as it likes: nobody can vouch for its bytes.
    const own = html.replace(/<script src="https:\/\/challenges[^>]*><\/script>/, "");
    expect(await listHtmlFaults(own, "page")).toEqual([]);
    expect(listDanglingReferences(html)).toEqual([]);
    const ids = listAttribute(html, "id");
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("has the fields of the form on the front page, and the wording that is recorded", () => {
    expect(new Set(listAttribute(form().slice(form().indexOf("<form")), "name"))).toEqual(
      new Set(["email", "cadence", "languages", "topics", "website"]),
    );
    expect(form()).toContain(CONSENT_WORDING("en"));
  });

  it("folds nothing away where there is nothing to choose", () => {
    const site = { ...SITE, languages: ["en"], cadences: ["weekly" as const] };
    expect(form({ site, topics: [] })).not.toContain("<details");
  });

  it("comes with its style sheet in less than 20 KB", () => {
    expect(form().length + read("style.css").length).toBeLessThan(20_000);
  });
});

describe("the script for forms on other sites", () => {
  it("has a few kilobytes and needs nothing else", () => {
    expect(read("embed.js").length).toBeLessThan(5_000);
    expect(read("embed.js")).not.toMatch(/\bimport\b|innerHTML|eval|document\.write/);
  });
});

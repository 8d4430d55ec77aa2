import { describe, expect, it } from "vitest";
import { createD1EditionStore } from "../../../src/adapters/d1/editions/edition-store.ts";
import { asIssueId, asPostId } from "../../../src/core/ids.ts";
import type { PlannedIssue } from "../../../src/core/schedule/schedule.ts";
import { composeContent, draftContent } from "../../../src/usecases/editions/compose-content.ts";
import { renderMail } from "../../../src/usecases/editions/render-edition.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";
import { at } from "../../builders/posts.ts";

const NOW = at("2026-11-23T09:00Z");

async function buildWorld() {
  const world = buildPostWorld();
  const placeholderKeys = { derive: () => "5ca1ab1e" };
  const deps = { ...world.deps, placeholderKeys, editions: createD1EditionStore(world.db) };
  const publish = (path: string, body: string, key = path) =>
    world.publish(path, buildFile([`title: ${path}`, "pubDate: 2026-11-20", `translationKey: ${key}`], body));
  await publish("en/a.md", "The whole *body*.\n\n```js\nreturn 1;\n```", "a");
  await publish("es/a.md", "Todo el *cuerpo*.", "a");
  await publish("en/b.md", "Another body.");
  return { deps, publish };
}

const issueOf = (cadence: PlannedIssue["cadence"], posts: readonly string[]) => ({
  id: asIssueId(`${cadence}-1`),
  cadence,
  slotAt: NOW,
  windowFrom: null,
  windowThrough: 0,
  plannedAt: NOW,
  posts: posts.map(asPostId),
  readerHours: null,
});

/** What an issue that was just planned has beside its plan. */
const FACTS = {
  windowThrough: NOW,
  shards: 1,
  holdUntil: null,
  sentAt: null,
  pausedAt: null,
  newsletterPausedAt: null,
  resumedAt: null,
  cancelledAt: null,
  startedAt: null,
  closedAt: null,
  withdrawnAt: null,
  retiredAt: null,
  commandSeq: 0,
  progress: [],
} as const;

describe("an issue of one story", () => {
  it.each(["instant", "special"] as const)(
    "mails the whole post, each translation its own (%s)",
    async (cadence) => {
      const { deps } = await buildWorld();
      const content = await draftContent(deps, issueOf(cadence, ["en/a", "es/a"]));
      const english = renderMail(content, "en", [asPostId("en/a")]);
      expect(english.html).toContain("The whole <em>body</em>.");
      expect(english.html).toMatch(/<span class="hl-k" style="color:#[0-9a-f]{6}">return<\/span>/);
      expect(english.text).toContain("```js\nreturn 1;\n```");
      expect(renderMail(content, "es", [asPostId("es/a")]).html).toContain("Todo el <em>cuerpo</em>.");
    },
  );

  it("freezes the body: an edit afterwards reaches no mail of it", async () => {
    const { deps, publish } = await buildWorld();
    const issue = { ...FACTS, ...issueOf("instant", ["en/a"]) };
    const frozen = await composeContent(deps, issue);
    const before = renderMail(frozen, "en", [asPostId("en/a")]);
    await publish("en/a.md", "Another body altogether.", "a");
    const again = await composeContent(deps, issue);
    expect(renderMail(again, "en", [asPostId("en/a")])).toEqual(before);
    expect(before.html).toContain("The whole <em>body</em>.");
  });

  it("announces a post without a body as a digest does", async () => {
    const { deps, publish } = await buildWorld();
    await publish("en/c.md", "");
    const content = await draftContent(deps, issueOf("instant", ["en/c"]));
    expect(renderMail(content, "en", [asPostId("en/c")]).html).toContain("Read on");
  });
});

describe("any other issue", () => {
  it.each([
    ["weekly", ["en/a"]],
    ["special", ["en/a", "en/b"]],
  ] as const)("announces its posts and freezes no bodies (%s)", async (cadence, posts) => {
    const { deps } = await buildWorld();
    const content = await draftContent(deps, issueOf(cadence, posts));
    expect(JSON.stringify(content)).not.toContain('"article"');
    expect(renderMail(content, "en", [asPostId("en/a")]).html).not.toContain("The whole <em>");
  });

  it("leads to its own page where a mail has to be cut", async () => {
    const { deps, publish } = await buildWorld();
    const posts = Array.from({ length: 120 }, (_, index) => `en/n${index}`);
    for (const post of posts) await publish(`${post}.md`, "Words of a description. ".repeat(20));
    const content = await draftContent(deps, issueOf("weekly", posts));
    const { html } = renderMail(content, "en", posts.map(asPostId));
    expect(html).toMatch(/…and \d+ more posts in this issue/);
    expect(html).toContain('href="https://news.example.com/issues/weekly-1?lang=en"');
  });
});

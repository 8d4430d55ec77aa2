import { describe, expect, it } from "vitest";
import { createPlaceholderKeys } from "../../../src/adapters/crypto/placeholder-keys.ts";
import { createD1EditionStore } from "../../../src/adapters/d1/editions/edition-store.ts";
import {
  derivePlaceholders,
  fillPlaceholders,
  findPlaceholderFault,
} from "../../../src/core/editions/placeholders.ts";
import { asIssueId, asPostId } from "../../../src/core/ids.ts";
import { draftContent } from "../../../src/usecases/editions/compose-content.ts";
import { renderMail } from "../../../src/usecases/editions/render-edition.ts";
import { createIssueWorld, runToEnd } from "../../builders/issue-world.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";
import { at } from "../../builders/posts.ts";

const NOW = at("2026-11-23T09:00Z");
const OWN = {
  address: "ada@reader.example",
  leaveUrl: "https://news.example.com/unsubscribe?token=LEAVE",
  manageToken: "MANAGE",
};
const OTHERS = derivePlaceholders(createPlaceholderKeys(["another secret"]).derive(asIssueId("instant-1")));

/** What somebody may write who knows how placeholders look, though not the key of this issue. */
const GUESSES = [
  "address@place.invalid",
  "place.invalid-manage-token",
  "https://place.invalid/leave-url",
  "https://place.invalid/leave",
  "-manage-token",
  "@place.invalid",
  ...Object.values(OTHERS),
  "$&$1$`$'",
  "\ufdd0\uffff\ufffe",
  "&#112;lace.invalid-manage-token",
  "place%2einvalid-manage-token",
  "place<b>.invalid</b>-manage-token",
];

const write = (guess: string) => ({
  lines: [
    `title: ${JSON.stringify(`Title ${guess}`)}`,
    `description: ${JSON.stringify(`About ${guess}`)}`,
    `tags: ${JSON.stringify([`tag ${guess.replaceAll(/[^\w-]/g, "")}`])}`,
    `image: ${JSON.stringify(`https://evil.example/i.png?a=${guess}`)}`,
    "pubDate: 2026-11-20",
  ],
  body: `![${guess}](https://evil.example/p.png?a=${encodeURI(guess)}&t=${guess})\n\n[${guess}](https://evil.example/?${guess})\n\n<a href="https://evil.example/?t=${guess}">${guess}</a>\n\n\`${guess}\``,
});

describe("what an author writes", () => {
  it.each(
    GUESSES.flatMap((guess) => (["instant", "weekly"] as const).map((cadence) => [guess, cadence] as const)),
  )("brings no reader's address or token into a mail (%j, %s)", async (guess, cadence) => {
    const world = buildPostWorld();
    const { lines, body } = write(guess);
    await world.publish("en/a.md", buildFile(lines, body));
    const newsletter = { ...world.deps.newsletter, title: guess, postalAddress: guess, description: guess };
    const placeholderKeys = createPlaceholderKeys(["the secret"]);
    const deps = { ...world.deps, newsletter, placeholderKeys, editions: createD1EditionStore(world.db) };
    const [id, post] = [asIssueId(`${cadence}-1`), asPostId("en/a")];
    const plan = {
      id,
      cadence,
      posts: [post],
      slotAt: NOW,
      plannedAt: NOW,
      windowThrough: 0,
      readerHours: null,
    };
    const content = await draftContent(deps, plan);
    const mail = renderMail(content, "en", [post]);
    expect(mail.html).toContain("evil.example");
    expect(findPlaceholderFault(content, mail)).toBeNull();
    const { subject, html, text } = fillPlaceholders(
      mail,
      derivePlaceholders(placeholderKeys.derive(id)),
      OWN,
    );
    for (const part of [subject, html, text]) {
      expect(part).not.toContain(OWN.address);
      const links = part.match(/\S*(?:LEAVE|MANAGE)\S*/g) ?? [];
      expect(links.filter((link) => !link.includes("https://news.example.com/"))).toEqual([]);
      expect(links.filter((link) => link.includes("evil"))).toEqual([]);
    }
  });
});

describe("an edition whose placeholders are not what they must be", () => {
  it("stops its issue with the reason, and is mailed to nobody, also when it is resumed", async () => {
    const world = await createIssueWorld({ readers: 3 });
    const { editions } = world.deps;
    const spoiled = { subject: "A title", html: "no way out", text: "no way out" };
    const deps = { ...world.deps, editions: { ...editions, findEdition: async () => spoiled } };
    const slices = () => world.slice(deps).catch((error: Error) => error.message);
    const ends = [await slices(), await slices(), await slices(), await slices()];
    expect(ends).toContainEqual(expect.stringMatching(/cannot be encoded: its html part has 0 instead of 1/));
    expect((await world.issue()).progress[0]).toMatchObject({
      waitingFor: "author",
      stoppedBecause: expect.stringMatching(/edition .* cannot be encoded: its html part has 0 instead of 1/),
    });
    expect(world.bodies).toEqual([]);
    world.pass(60_000);
    await world.deps.issues.saveCommand(world.deps.id, "resume", world.deps.clock.now());
    expect(await slices()).toMatch(/cannot be encoded/);
    expect(world.bodies).toEqual([]);
    world.pass(60_000);
    await world.deps.issues.saveCommand(world.deps.id, "resume", world.deps.clock.now());
    await runToEnd(world);
    expect(world.received.length).toBe(3);
  });
});

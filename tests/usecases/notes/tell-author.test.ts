import { describe, expect, it } from "vitest";
import { createD1IssueStore } from "../../../src/adapters/d1/issues/issue-store.ts";
import { createD1OccasionBook } from "../../../src/adapters/d1/notes/occasion-book.ts";
import { asIssueId } from "../../../src/core/ids.ts";
import { UNTIL_AUTHOR } from "../../../src/core/issues/issue.ts";
import type { Occasion } from "../../../src/core/notes/occasion.ts";
import type { Newsletter } from "../../../src/core/settings/settings.ts";
import { tellAuthor } from "../../../src/usecases/notes/tell-author.ts";
import { watchParts, watchTicks } from "../../../src/usecases/notes/watch-ticks.ts";
import { createSubscriberWorld, HOUR, MINUTE, START } from "../../builders/subscriber-world.ts";

const issue = asIssueId("weekly-2026-11-23");
const STOP: Occasion = { kind: "issue-stopped", issue, because: "API key is invalid", wentSince: START };
const BOUNCES: Occasion = { kind: "bounces", issue, mails: 12, of: 200 };
const COMPLAINTS: Occasion = { kind: "complaints", issue, mails: 3, of: 200 };

function begin(newsletter: Partial<Newsletter> = {}) {
  const authorEmail = "Ada <Ada@Example.com>";
  const world = createSubscriberWorld({ newsletter: { authorEmail, ...newsletter } });
  const deps = { ...world.deps, occasions: createD1OccasionBook(world.db) };
  const told = () => world.mail.inbox.filter(({ tags }) => tags.kind === "author-note");
  const tell = (...occasions: Occasion[]) => tellAuthor(deps, occasions);
  return {
    ...world,
    deps: { ...deps, tellAuthor: (all: readonly Occasion[]) => tellAuthor(deps, all) },
    told,
    tell,
  };
}

describe("the author is told", () => {
  it("once of each occasion, with what to do and the command", async () => {
    const world = begin();
    for (let times = 0; times < 3; times += 1) await world.tell(STOP);
    expect(world.told()).toHaveLength(1);
    const [mail] = world.told();
    expect(mail).toMatchObject({ to: "Ada@example.com", headers: { "Auto-Submitted": "auto-generated" } });
    for (const part of [mail?.text, mail?.html])
      for (const said of [
        issue,
        "API key is invalid",
        `npm run gazette -- issues resume ${issue}`,
        "/health",
      ])
        expect(part).toContain(said);
    await world.tell({ ...STOP, wentSince: START + HOUR }); // it was resumed, and stopped again
    world.pass(15 * MINUTE);
    await world.deps.outboxWaker.wake();
    expect(world.told()).toHaveLength(2);
  });

  it("of what happens within a quarter of an hour by one mail", async () => {
    const world = begin();
    await world.tell(STOP);
    await world.tell(BOUNCES);
    await world.tell(COMPLAINTS, STOP);
    expect(world.told()).toHaveLength(1);
    world.pass(15 * MINUTE);
    await world.deps.outboxWaker.wake();
    expect(world.told()).toHaveLength(2);
    const text = world.told()[1]?.text ?? "";
    expect([text.includes("came back"), text.includes("spam"), text.includes("stopped and waits")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    [["es", "en"], "se ha parado"],
    [["ar"], "توقّف"],
    [["tlh", "de"], "has stopped"],
    [["pt-BR"], "parou"],
  ])("in the first language %j that we speak", async (languages, words) => {
    const world = begin({ languages });
    await world.tell(STOP);
    expect(world.told()[0]?.text).toContain(words);
  });

  it("by the same bytes under the same key after a crash, whatever has happened since", async () => {
    const world = begin();
    world.crashOn("markSubmitted");
    await world.tell(STOP).catch(() => {});
    await world.tell(BOUNCES);
    world.pass(HOUR);
    await world.deps.outboxWaker.wake();
    const notes = world.mail.attempts.filter(({ key }) => key.startsWith("note-"));
    expect(notes[1]).toEqual(notes[0]);
    world.pass(HOUR);
    await world.deps.outboxWaker.wake();
    expect(world.told()).toHaveLength(2);
  });

  it("though that address left or is suppressed as a reader's", async () => {
    const world = begin();
    await world.deps.suppressions.suppress(await world.idOf("ada@example.com"), START);
    await world.tell(STOP);
    expect(world.told()).toHaveLength(1);
  });

  it("by nothing where the settings name nobody, and bounces hold all the same", async () => {
    const world = begin({ authorEmail: null });
    await world.tell(BOUNCES);
    expect(world.mail.inbox).toEqual([]);
    expect((await world.deps.schedule.read(["weekly"])).isOnProbation).toBe(true);
  });
});

describe("too many bounces", () => {
  it("hold what is planned until the author lets such an issue go, and no other word of theirs does", async () => {
    const world = begin();
    const issues = createD1IssueStore(world.db);
    const isHolding = async () => (await world.deps.schedule.read(["weekly"])).isOnProbation;
    const add = (id: string, holdUntil: number | null) =>
      world.db
        .prepare(
          `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at, hold_until)
           VALUES (?, 'weekly', 1, 1, '[]', 1, 1, ?)`,
        )
        .bind(id, holdUntil)
        .run();
    await add("earlier", START + HOUR);
    await add("held", UNTIL_AUTHOR);
    await world.tell(COMPLAINTS);
    expect(await isHolding()).toBe(false);
    await world.tell(BOUNCES);
    await issues.saveCommand(asIssueId("earlier"), "send", START);
    await issues.saveCommand(asIssueId("held"), "cancel", START);
    expect(await isHolding()).toBe(true);
    await issues.saveCommand(asIssueId("held"), "send", START);
    await world.tell(BOUNCES);
    expect(await isHolding()).toBe(false);
  });
});

describe("a tick that fails", () => {
  it("is told once it has failed for an hour, and not before; anew when it fails anew", async () => {
    const world = begin();
    const { failingParts } = world.deps;
    for (let minutes = 0; minutes <= 120; minutes += 15) {
      await failingParts.record({ failed: ["kv-writes"], worked: [] }, START + minutes * MINUTE);
      await watchParts(world.deps);
      expect(world.told()).toHaveLength(minutes < 60 ? 0 : 1);
      world.pass(15 * MINUTE);
    }
    expect(world.told()[0]?.text).toContain("kv-writes");
  });

  it("or does not come at all is told by whoever still runs, an hour after the latest", async () => {
    const world = begin();
    expect(await watchTicks(world.deps)).toBeNull(); // none has come yet
    await world.deps.failingParts.record({ failed: [], worked: [] }, START);
    expect(await watchTicks(world.deps)).toBe(START + HOUR);
    world.pass(HOUR);
    for (let times = 0; times < 2; times += 1) expect(await watchTicks(world.deps)).toBeNull();
    expect(world.told()).toHaveLength(1);
  });
});

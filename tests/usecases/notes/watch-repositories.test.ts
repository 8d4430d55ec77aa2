import { describe, expect, it } from "vitest";
import { createD1OccasionBook } from "../../../src/adapters/d1/notes/occasion-book.ts";
import { createD1RepositoryStore } from "../../../src/adapters/d1/repository/repository-store.ts";
import type { RepositoryName } from "../../../src/core/repository/repository.ts";
import { tellAuthor } from "../../../src/usecases/notes/tell-author.ts";
import { watchRepositories } from "../../../src/usecases/notes/watch-repositories.ts";
import { createSubscriberWorld, HOUR, MINUTE, START } from "../../builders/subscriber-world.ts";

const BLOG = "ada/blog" as RepositoryName;
const WORDS = "GitHub refuses the token.";

/** A repository of which it is known since when it fails; null: it does not. */
async function createNotedWorld() {
  const world = createSubscriberWorld({ newsletter: { authorEmail: "ada@example.com" } });
  const repositories = createD1RepositoryStore(world.db);
  const book = createD1OccasionBook(world.db);
  const set = (failingSince: number | null, name = BLOG) =>
    repositories.save({
      ...{ name, branch: "main", folder: "", taken: null, takenAt: null, taking: null, nextAt: null },
      ...{ problem: failingSince === null ? null : WORDS, failingSince },
    });
  const watch = (occasions: Partial<typeof book> = {}) => {
    const deps = { ...world.deps, repositories, occasions: { ...book, ...occasions } };
    return watchRepositories({ ...deps, tellAuthor: (what) => tellAuthor(deps, what) });
  };
  const told = async () =>
    (await world.db.prepare("SELECT name FROM occasions ORDER BY name").all<{ name: string }>()).results.map(
      ({ name }) => name,
    );
  return { ...world, ...{ book, set, watch, told } };
}

describe("the author of a blog is told of its repository", () => {
  it("once when it has failed for three hours, not before, and anew with the next outage", async () => {
    const world = await createNotedWorld();
    await world.set(START);
    for (let quarters = 0; quarters < 20; quarters += 1) {
      await world.watch();
      expect(await world.told()).toHaveLength(quarters < 12 ? 0 : 1);
      world.pass(15 * MINUTE);
    }
    await world.set(null);
    await world.watch();
    await world.set(START + 6 * HOUR);
    world.pass(6 * HOUR);
    for (let ticks = 0; ticks < 2; ticks += 1) await world.watch();
    expect(await world.told()).toHaveLength(2);
  });

  it("of each by itself, and of none that was read again in time", async () => {
    const world = await createNotedWorld();
    await world.set(START);
    await world.set(START, "bob/notes" as RepositoryName);
    await world.set(null, "eve/well" as RepositoryName);
    await world.set(START + 2 * HOUR, "joe/late" as RepositoryName);
    world.pass(4 * HOUR);
    await world.watch();
    expect((await world.told()).map((name) => name.split("/")[1])).toEqual(["ada", "bob"]);
  });

  it("once also where the tick died before or after it was noted", async () => {
    const world = await createNotedWorld();
    await world.set(START);
    world.pass(4 * HOUR);
    const dies = (isDone: boolean) => ({
      note: async (...input: Parameters<typeof world.book.note>) => {
        if (isDone) await world.book.note(...input);
        throw new Error("interrupted");
      },
    });
    await expect(world.watch(dies(false))).rejects.toThrow("interrupted");
    expect(await world.told()).toEqual([]);
    await expect(world.watch(dies(true))).rejects.toThrow("interrupted");
    await world.watch();
    expect(await world.told()).toHaveLength(1);
    const owed = "SELECT count(*) AS owed FROM owed_mails WHERE kind = 'author-note'";
    expect(await world.db.prepare(owed).first("owed")).toBe(1);
  });

  it("by one mail that has the reason, what to do, and the command", async () => {
    const world = await createNotedWorld();
    await world.set(START);
    world.pass(4 * HOUR);
    for (let ticks = 0; ticks < 3; ticks += 1) {
      await world.watch();
      world.pass(15 * MINUTE);
    }
    const notes = world.mail.inbox.filter(({ tags }) => tags.kind === "author-note");
    expect(notes).toHaveLength(1);
    for (const said of [BLOG, WORDS, "GITHUB_TOKEN", "npm run gazette -- doctor"])
      expect(notes[0]?.text, said).toContain(said);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BackupWorld, createBackupWorld } from "../../builders/backup-world.ts";
import { anyNewsletter, fillNewsletter } from "../../builders/fill-tables.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";

const restored = { ok: true, value: { kind: "restored" } };
const refused = (kind: string) => ({ ok: false, problem: { kind } });

/** So many readers, a few posts and an issue on its way. */
async function fillSome(world: BackupWorld, readers = 20): Promise<void> {
  const { db, deps } = world;
  for (let number = 0; number < readers; number += 1) {
    const record = buildSubscriber(number.toString(16).padStart(6, "0"));
    if (number % 2 === 0) await deps.base.write(record);
    else
      await deps.changes.append({
        ...{ id: record.id, at: 1, before: null, record, expectedSeq: null, unsubscription: "keep" },
      });
  }
  const posts = `INSERT INTO posts (id, path, story, language, title, description, url, published_at, tags, newsletter,
    html, text, article, words, source_hash, added_at, changed_at, released_at)
    VALUES (?1, ?1 || '.md', ?1, 'en', 'T', '', 'https://blog.example/', ?2, '[]', 1, '', '', '{}', 1, ?1, 0, 0, ?3)`;
  await db.prepare(posts).bind("released", 100, 200).run();
  await db
    .prepare(posts)
    .bind("due", Date.UTC(2026, 10, 20), null)
    .run();
  await db
    .prepare(posts)
    .bind("future", Date.UTC(2027, 0, 1), null)
    .run();
  await db
    .prepare(
      `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at, started_at, progress)
       VALUES ('weekly-1', 'weekly', 1, 200, '["released"]', 1, 200, 201, ?1)`,
    )
    .bind(
      JSON.stringify({ s0: { report: 3, audience: 20, submitted: 8, refused: 1, unknown: 1, done: false } }),
    )
    .run();
  await db
    .prepare(
      "INSERT INTO cadences (cadence, began_at, slot_date, through) VALUES ('weekly', 5, '2026-11-16', 200)",
    )
    .run();
  await db.prepare("INSERT INTO reopened (cadence, post) VALUES ('weekly', 'released')").run();
  await db
    .prepare("INSERT INTO catch_ups (cadence, through, served_through) VALUES ('weekly', 200, 100)")
    .run();
}

const sendParts = async (world: BackupWorld, parts: readonly string[]) => {
  let from = 1;
  let outcome: Awaited<ReturnType<BackupWorld["restore"]>> | null = null;
  for (const part of parts) {
    outcome = await world.restore(part, from);
    from += part.split("\n").length - 1;
  }
  return outcome;
};

describe("a backup", () => {
  it("restored into an empty newsletter gives the same bytes again, whatever the stores hold", async () => {
    await fc.assert(
      fc.asyncProperty(anyNewsletter, async (drawn) => {
        const world = createBackupWorld();
        await fillNewsletter(world, drawn);
        const backup = await world.back();
        const other = createBackupWorld();
        other.pass(86_400_000);
        expect(await other.restore(backup)).toMatchObject(restored);
        expect(await other.back()).toBe(backup);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same bytes at another time, while paused, in parts, and where KV has caught up with the changes", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const backup = await world.back();
    world.pass(5_000);
    await world.pause();
    expect(await world.back()).toBe(backup);
    expect((await world.backInParts()).join("")).toBe(backup);
    for (const { id, seq, record } of await world.deps.changes.listUnwritten(100)) {
      if (record !== null) await world.deps.base.write(record);
      await world.deps.changes.fold([{ id, seq }]);
    }
    expect(await world.back()).toBe(backup);
  });

  it("holds no one who was erased, nobody twice, and each with their consent and their latest record", async () => {
    const world = createBackupWorld();
    const ada = buildSubscriber("aa");
    await world.deps.base.write(ada);
    await world.deps.base.write(buildSubscriber("bb"));
    const left = departed(ada, 7);
    for (const [id, record] of [[ada.id, left] as const, [idOf("bb"), null] as const])
      await world.deps.changes.append({
        ...{ id, at: 7, before: null, record, expectedSeq: null, unsubscription: "add" },
      });
    const lines = (await world.back())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ list }) => list === "subscribers")).toEqual([
      { list: "subscribers", row: { id: ada.id, record: left } },
    ]);
    expect(lines.filter(({ list }) => list === "unsubscriptions")).toHaveLength(2);
  });

  it("keeps a reader out whose record could not be read, before and after", async () => {
    const world = createBackupWorld();
    await world.db
      .prepare("INSERT INTO changes (id, at, record) VALUES (?1, 1, '{cut')")
      .bind(idOf("aa"))
      .run();
    const backup = await world.back();
    expect(backup).toContain(`{"id":"${idOf("aa")}","record":null}`);
    const other = createBackupWorld();
    expect(await other.restore(backup)).toMatchObject(restored);
    expect(await other.back()).toBe(backup);
    expect((await other.deps.changes.findLatest(idOf("aa")))?.isUnreadable).toBe(true);
  });

  it("says at its end how many rows it holds and of when the newest is, and is cut into blocks with checks", async () => {
    const world = createBackupWorld();
    await fillSome(world, 1_200);
    const lines = (await world.back())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ gazette: "backup", version: 1, key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(lines.filter(({ check }) => check !== undefined)).toHaveLength(3);
    expect(lines.at(-1)).toMatchObject({ end: true, counts: { subscribers: 1_200, posts: 3, issues: 1 } });
    expect(lines.at(-1).newest).toBe(buildSubscriber("aa").confirmedAt);
  });

  it("asks to be told where a part goes on by words of its own alone", async () => {
    const { deps } = createBackupWorld();
    const { writeBackup } = await import("../../../src/usecases/backup/write-backup.ts");
    for (const after of ["x", "{}", "[]", "null", '{"place":{}}'])
      expect(await writeBackup(deps, after)).toMatchObject(refused("request-malformed"));
  });
});

describe("a restore", () => {
  it("is one whole: paused, with its issues closed to everybody, and nothing left of the way there", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const other = createBackupWorld();
    expect(await other.restore(await world.back())).toMatchObject(restored);
    expect(await other.deps.pause.find()).not.toBeNull();
    const issue = await other.db.prepare("SELECT retired_at, newsletter_paused_at FROM issues").first();
    expect(Object.values(issue ?? {})).not.toContain(null);
    for (const table of ["restore", "restore_rows", "restore_texts"])
      expect(await other.count(table)).toBe(0);
  });

  it("comes in pieces of any size", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const backup = await world.back();
    for (const size of [1, 7, 1000]) {
      const other = createBackupWorld();
      expect(await other.restore(backup, null, size)).toMatchObject(restored);
      expect(await other.back()).toBe(backup);
    }
  });

  it("is refused where anything is, and changes nothing there", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const backup = await world.back();
    for (const [table, values] of [
      ["unsubscriptions (id, at)", "'x', 1"],
      ["suppressions (id, reason, at)", "'x', 'manual', 1"],
    ]) {
      const other = createBackupWorld();
      await other.db.prepare(`INSERT INTO ${table} VALUES (${values})`).run();
      expect(await other.restore(backup)).toMatchObject(refused("newsletter-not-empty"));
    }
    expect(await world.restore(backup)).toMatchObject(refused("newsletter-not-empty"));
    expect(await world.back()).toBe(backup);
    const inKv = createBackupWorld();
    await inKv.deps.base.write(buildSubscriber("aa"));
    expect(await inKv.restore(backup)).toMatchObject(refused("newsletter-not-empty"));
  });

  it("takes the place of cadences that have begun, and of nothing else", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const other = createBackupWorld();
    await other.db
      .prepare("INSERT INTO cadences (cadence, began_at) VALUES ('daily', 1), ('weekly', 1)")
      .run();
    expect(await other.restore(await world.back())).toMatchObject(restored);
    const { results } = await other.db.prepare("SELECT cadence, through FROM cadences").all();
    expect(results).toEqual([{ cadence: "weekly", through: 200 }]);
  });

  it("is refused under another SECRET_KEY, with what to do", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const other = createBackupWorld({ key: "another" });
    const answer = await other.restore(await world.back());
    expect(answer).toMatchObject(refused("backup-key-differs"));
    expect(JSON.stringify(answer)).toContain("SECRET_KEY");
    expect(await createBackupWorld().restore(await world.back())).toMatchObject(restored);
  });

  it("names the line of a file that is cut, changed, of another version or none, and leaves nothing behind", async () => {
    const world = createBackupWorld();
    await fillSome(world, 700);
    const backup = await world.back();
    const lines = backup.trimEnd().split("\n");
    const change = (number: number, to: (line: string) => string) =>
      lines.map((line, index) => (index === number - 1 ? to(line) : line)).join("\n");
    const last = lines.length;
    const firstCheck = lines.findIndex((line) => line.startsWith('{"check"')) + 1;
    const cases: readonly (readonly [string, number | RegExp])[] = [
      ["", 1],
      ["{}\n", 1],
      ["id,email\n1,ada@example.com\n", 1],
      [change(1, (line) => line.replace('"version":1', '"version":2')), 1],
      [change(1, (line) => line.replace('"key":"', '"key":"0')), /another SECRET_KEY/],
      [backup.slice(0, backup.length / 2), /^Line \d+/],
      [lines.slice(0, -1).join("\n"), last],
      [lines.slice(0, 20).join("\n"), 21],
      [change(7, (line) => line.replace("example.com", "example.org")), firstCheck],
      [change(7, (line) => line.slice(0, -1)), 7],
      [change(7, () => ""), 7],
      [change(7, () => '{"list":"nothing","row":{}}'), 7],
      [change(7, () => '{"list":"posts","row":{"id":"a"}}'), 7],
      [change(7, () => '{"list":"subscribers","row":{"id":"a","record":null}}'), 7],
      [lines.filter((_, index) => index !== 6).join("\n"), firstCheck - 1],
      [[...lines.slice(0, 6), lines[7], lines[6], ...lines.slice(8)].join("\n"), firstCheck],
      [change(last, (line) => line.replace('"posts":3', '"posts":4')), last],
      [change(last, (line) => line.replace(/"newest":\d+/, '"newest":1')), last],
      [`${backup}{"list":"topics","row":{"number":1,"slug":"a","name":"A"}}\n`, last + 1],
      [`${backup}\n`, last + 1],
      [backup.replaceAll("\n", "\r\n"), /^Line \d+/],
      [`\ufeff${backup}`, 1],
    ];
    for (const [file, where] of cases) {
      const other = createBackupWorld();
      const answer = await other.restore(file);
      const told = answer.ok ? "" : (answer.problem.detail ?? "");
      expect(answer, told).toMatchObject({ ok: false });
      expect(told).toMatch(typeof where === "number" ? new RegExp(`^Line ${where}:`) : where);
      for (const table of ["posts", "issues", "changes", "restore", "restore_rows", "restore_texts"])
        expect(await other.count(table)).toBe(0);
      expect(await other.deps.pause.find()).toBeNull();
      expect(await other.restore(backup)).toMatchObject(restored);
    }
  });

  it("goes on in parts, and is seen by nobody before the last of them", async () => {
    const world = createBackupWorld();
    await fillSome(world, 9_000);
    const parts = await world.backInParts();
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join("")).toBe(await world.back());
    const other = createBackupWorld();
    const first = parts[0] ?? "";
    const lines = first.split("\n").length - 1;
    expect(await other.restore(first, 1)).toEqual({ ok: true, value: { kind: "receiving", lines } });
    for (const table of ["posts", "issues", "changes"]) expect(await other.count(table)).toBe(0);
    expect(await other.restore(first, 1)).toEqual({ ok: true, value: { kind: "receiving", lines } });
    expect(await other.restore(parts[1] ?? "", lines + 2)).toMatchObject(refused("conflict"));
    expect(await sendParts(other, parts)).toMatchObject(restored);
    expect(await other.back()).toBe(parts.join(""));
  });

  it("that was cut off anywhere is repeated with the same file, and with no other", async () => {
    const world = createBackupWorld();
    await fillSome(world, 1_700);
    const backup = await world.back();
    const other = createBackupWorld();
    const broken = new Error("cut off");
    const file = new TextEncoder().encode(backup);
    for (const share of [0.2, 0.5, 0.9]) {
      const cutOff = async function* () {
        yield file.subarray(0, file.length * share);
        throw broken;
      };
      const { restoreBackup } = await import("../../../src/usecases/backup/restore-backup.ts");
      await expect(restoreBackup(other.deps, { file: cutOff(), from: null })).rejects.toBe(broken);
      expect(await other.count("changes")).toBe(0);
    }
    expect(await other.count("restore_rows")).toBeGreaterThan(1_000);
    await world.deps.base.write(buildSubscriber("000000", { hour: 7 }));
    expect(await other.restore(await world.back())).toMatchObject(refused("restore-of-other-file"));
    expect(await other.restore(backup)).toMatchObject(restored);
    expect(await other.back()).toBe(backup);
  });

  it("that meets a post that came meanwhile is refused at its end", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const other = createBackupWorld();
    const { finish } = other.deps.restores;
    const deps = {
      ...other.deps,
      restores: {
        ...other.deps.restores,
        finish: async (...input: Parameters<typeof finish>) => {
          await fillSome(other, 0);
          return finish(...input);
        },
      },
    };
    const backup = new TextEncoder().encode(await world.back());
    const { restoreBackup } = await import("../../../src/usecases/backup/restore-backup.ts");
    const file = (async function* () {
      yield backup;
    })();
    expect(await restoreBackup(deps, { file, from: null })).toMatchObject(refused("newsletter-not-empty"));
    expect(await other.count("changes")).toBe(0);
    expect(await other.deps.pause.find()).toBeNull();
  });
});

describe("the first resume after a restore", () => {
  it("begins anew: what was due counts as released, windows end now, open issues close, and nothing is owed", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const other = createBackupWorld();
    await other.restore(await world.back());
    other.pass(1_000);
    const at = other.deps.clock.now();
    expect(await other.resume()).toEqual({ ok: true, value: { isPaused: false } });
    const { results: posts } = await other.db.prepare("SELECT id, released_at FROM posts ORDER BY id").all();
    expect(posts).toEqual([
      { id: "due", released_at: at },
      { id: "future", released_at: null },
      { id: "released", released_at: 200 },
    ]);
    const { results: cadences } = await other.db
      .prepare("SELECT cadence, through FROM cadences ORDER BY cadence")
      .all();
    expect(cadences).toEqual(
      ["daily", "instant", "monthly", "weekly"].map((cadence) => ({ cadence, through: at })),
    );
    expect(await other.db.prepare("SELECT closed_at, withdrawn_at FROM issues").first()).toEqual({
      closed_at: at,
      withdrawn_at: at,
    });
    for (const table of ["reopened", "catch_ups"]) expect(await other.count(table)).toBe(0);
    expect(await other.deps.pause.find()).toBeNull();
  });

  it("happens once: the second resume is one like any other", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const other = createBackupWorld();
    await other.restore(await world.back());
    await other.resume();
    const before = await other.back();
    other.pass(60_000);
    await other.pause();
    await other.resume();
    expect(await other.back()).toBe(before);
  });

  it("decides again where a post came at the same moment", async () => {
    const world = createBackupWorld();
    await fillSome(world);
    const other = createBackupWorld();
    await other.restore(await world.back());
    const { beginAnew } = other.deps.pause;
    let times = 0;
    const { resumeNewsletter } = await import("../../../src/usecases/schedule/pause-newsletter.ts");
    const pause = {
      ...other.deps.pause,
      beginAnew: async (...input: Parameters<typeof beginAnew>) => {
        times += 1;
        if (times === 1) await other.db.prepare("UPDATE schedule SET revision = revision + 1").run();
        return beginAnew(...input);
      },
    };
    expect(await resumeNewsletter({ ...other.deps, pause })).toMatchObject({ ok: true });
    expect(times).toBe(2);
  });
});

import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL_SECRETS } from "../../bench/stage/local-secrets.ts";
import type { LookedUpBatch } from "../../src/contract/issues/unknown-batch.ts";
import { waitFor } from "./stage/local-gazette.ts";
import { type Stage, startStage } from "./stage/local-stage.ts";

const READERS = 500;
const KEY_REUSED = { status: 409, name: "invalid_idempotent_request", next: 1 };

let stage: Stage;
let id: string;
/** One batch was taken in spite of its answer, one was not. */
let taken: LookedUpBatch;
let notTaken: LookedUpBatch;

beforeAll(async () => {
  stage = await startStage({ readers: READERS, vars: { RESEND_RATE: 10 } });
  stage.emulator.setFaults({ failStatus: KEY_REUSED, acceptThenFail: KEY_REUSED });
  id = await stage.beginIssue("en/unknown.md");
  await stage.author.waitUntilClosed(id);
});
afterAll(() => stage?.stop());

const readJson = async <T>(path: string) => (await (await stage.author.call(path)).json()) as T;
const lookUp = (batch: LookedUpBatch["batch"]) =>
  readJson<LookedUpBatch>(`/api/issues/${id}/unknown/${batch}`);
const who = (address: string) => readJson<Record<string, unknown>>(`/api/issues/${id}/recipients/${address}`);

/** `npm run gazette -- …`, as an author runs it. */
const gazette = (...words: readonly string[]) =>
  promisify(execFile)(process.execPath, ["cli/gazette.ts", ...words], {
    env: { ...process.env, GAZETTE_URL: stage.url.href, AUTHOR_TOKEN: LOCAL_SECRETS.AUTHOR_TOKEN },
  });

describe("a batch whose key the provider knows with another body", () => {
  it("is shown as unknown, with since when and why, and the issue comes to its end without it", async () => {
    const issue = await readJson<{ counts: object; unknownBatches: LookedUpBatch[] }>(`/api/issues/${id}`);
    expect(issue.counts).toMatchObject({ audience: READERS, submitted: READERS - 200, unknown: 200 });
    expect(issue.unknownBatches).toEqual(
      [1, 2].map(() => ({
        batch: expect.any(Number),
        size: 100,
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        reason: "409 invalid_idempotent_request",
      })),
    );
    const looked = await Promise.all(issue.unknownBatches.map(({ batch }) => lookUp(batch)));
    const find = (found: number) => looked.find(({ provider }) => provider.found === found);
    taken = find(100) as LookedUpBatch;
    notTaken = find(0) as LookedUpBatch;
    expect(taken?.provider).toMatchObject({ found: 100, whole: true, reason: null });
    expect(notTaken?.provider).toMatchObject({
      found: 0,
      whole: false, // a minute ago: nothing is proved yet
      reason: expect.stringContaining("not be listed yet"),
    });
  });

  it("is never sent again by itself", async () => {
    const calls = stage.emulator.calls().length;
    await stage.author.tick(new Date());
    await delay(1000);
    expect(stage.emulator.calls().length).toBe(calls);
  });

  it("is what its readers are told to be in", async () => {
    const reached = new Set(stage.emulator.mails().flatMap((mail) => mail.to));
    const missed = Array.from({ length: READERS }, (_, index) => `reader-${index}@example.com`).find(
      (address) => !reached.has(address),
    );
    expect(await who(missed ?? "")).toEqual({
      state: "unknown",
      batch: notTaken.batch,
      submittedAt: null,
      providerId: null,
      events: [],
    });
  });

  it("is not told of by a provider whose key may only send, and that is said", async () => {
    stage.emulator.setFaults({ keyMaySendOnly: true });
    expect((await lookUp(taken.batch)).provider).toEqual({
      found: null,
      mailsRead: 0,
      whole: false,
      reason: "401 restricted_api_key",
    });
    const { stderr } = await gazette("issues", "show", id);
    expect(stderr).toContain("The provider does not say (401 restricted_api_key).");
    stage.emulator.setFaults({});
  });

  it("stands on the command line with what the provider still knows, and what to say then", async () => {
    const { stdout, stderr } = await gazette("issues", "show", id, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      id,
      unknownBatches: expect.arrayContaining(
        [taken, notTaken].map(({ batch }) => expect.objectContaining({ batch })),
      ),
    });
    expect(stderr).toContain(`npm run gazette -- issues resolve ${id} ${taken.batch} submitted\n`);
    expect(stderr).toContain(
      `npm run gazette -- issues resolve ${id} ${notTaken.batch} submitted|not-submitted\n`,
    );
    expect((await gazette("issues", "show")).stdout).toContain("300/500 submitted, 0 refused, 200 unknown");
  });

  it("is settled by its author's word: then everybody has exactly one", async () => {
    const said = await gazette("issues", "resolve", id, String(taken.batch), "submitted", "--json");
    expect(JSON.parse(said.stdout)).toMatchObject({ id });
    await gazette("issues", "resolve", id, String(notTaken.batch), "not-submitted");
    const counts = await waitFor("the issue to close again", async () => {
      const issue = await stage.author.readIssue(id);
      return issue.state === "closed" ? issue.counts : null;
    });
    expect(counts).toMatchObject({ audience: READERS, submitted: READERS, unknown: 0 });
    expect(stage.judge(id)).toMatchObject({ reached: READERS, twice: 0, lost: 0, strangers: 0, mixedUp: 0 });
    expect(await readJson(`/api/issues/${id}`)).toMatchObject({ unknownBatches: [] });
  });

  it("takes no second word, and nothing is known of a batch that is not there", async () => {
    for (const batch of [taken, notTaken])
      await expect(gazette("issues", "resolve", id, String(batch.batch), "submitted")).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining("409"),
      });
    await waitFor("the issue to close once more", async () =>
      (await stage.author.readIssue(id)).state === "closed" ? true : null,
    );
    for (const batch of [taken.batch, 99, "x"]) await expect(lookUp(batch)).rejects.toThrow("404");
  });
});

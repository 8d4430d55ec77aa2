import { describe, expect, it } from "vitest";
import { RESEND_TERMS } from "../../../src/adapters/resend/terms.ts";
import { asIssueId } from "../../../src/core/ids.ts";
import { NO_RATE_READING } from "../../../src/core/provider/answer.ts";
import type { MailRecord } from "../../../src/core/provider/mail-evidence.ts";
import type { PageCursor } from "../../../src/core/provider/mail-page.ts";
import type { MailRecords } from "../../../src/ports/provider/mail-records.ts";
import { findEvidence } from "../../../src/usecases/issues/find-evidence.ts";

const SINCE = Date.UTC(2026, 10, 23, 9);
const PAGE = 100;

/** The mails that a provider holds, oldest first: `count` of each batch, a second after the one before. */
function buildMails(batches: readonly string[], from = SINCE): MailRecord[] {
  return batches.flatMap((batch, place) =>
    Array.from({ length: 100 }, (_, index) => ({
      id: `${batch}-${index}`,
      to: [`${batch}-${index}@example.com`],
      subject: "News",
      at: from + place * 1000,
    })),
  );
}

/** A list with the documented paging, over plain data; silent from the given page on. */
function createRecords(mails: readonly MailRecord[], silentFrom = Infinity) {
  const newestFirst = mails.toReversed();
  const asked: PageCursor[] = [];
  const records: MailRecords = {
    async listPage(place) {
      asked.push(place);
      if (asked.length > silentFrom)
        return { kind: "unavailable", reason: "401 restricted_api_key", rate: NO_RATE_READING };
      const cut = (id: string) => newestFirst.findIndex((mail) => mail.id === id);
      if (place !== "newest" && "newerThan" in place) {
        const rest = newestFirst.slice(0, cut(place.newerThan));
        return { kind: "page", records: rest.slice(-PAGE), more: rest.length > PAGE, rate: NO_RATE_READING };
      }
      const rest = place === "newest" ? newestFirst : newestFirst.slice(cut(place.olderThan) + 1);
      return { kind: "page", records: rest.slice(0, PAGE), more: rest.length > PAGE, rate: NO_RATE_READING };
    },
  };
  return { records, asked };
}

async function look(
  { records, asked }: ReturnType<typeof createRecords>,
  batch: string,
  neighbour: Parameters<typeof findEvidence>[3],
  age = 86_400_000,
) {
  const lanes: string[] = [];
  const since = SINCE;
  let now = since + age;
  const sleep = async (ms: number) => {
    now += ms;
  };
  const deps = {
    records,
    terms: RESEND_TERMS,
    clock: { now: () => now, sleep },
    pacer: {
      reserve: async (lane: string) => {
        lanes.push(lane);
        return [now + 200];
      },
      release: async () => {},
      report: async () => {},
    },
  };
  const subjects = new Map(
    Array.from({ length: 100 }, (_, index) => [`${batch}-${index}@example.com`, "News"] as const),
  );
  const evidence = await findEvidence(
    deps,
    asIssueId("weekly"),
    { since, until: since, subjects },
    neighbour,
  );
  expect(lanes).toEqual(asked.map(() => "digest"));
  return evidence;
}

const NAMES = Array.from({ length: 60 }, (_, index) => `b${index}`);

describe("what the provider's list says of an unknown batch", () => {
  it("is read on from a neighbour that came before it, until all of its mails are found", async () => {
    const list = createRecords(buildMails(NAMES));
    const neighbour = { providerId: "b30-99", isBefore: true };
    expect(await look(list, "b32", neighbour)).toEqual({
      found: 100,
      mailsRead: 200,
      whole: true,
      reason: null,
    });
    expect(list.asked.length).toBe(2);
  });

  it("is that none of its mails is there, where everything since its first attempt was read", async () => {
    const mails = buildMails(NAMES.slice(0, 15));
    expect(await look(createRecords(mails), "gone", { providerId: "b9-0", isBefore: true })).toMatchObject({
      found: 0,
      whole: true,
    });
    expect(await look(createRecords(mails), "gone", null)).toMatchObject({ found: 0, whole: true });
    expect(await look(createRecords([]), "gone", null)).toMatchObject({ found: 0, whole: true });
  });

  it("is looked for on both sides of a neighbour that came after the first attempt", async () => {
    const mails = buildMails(NAMES.slice(0, 12));
    const around = { providerId: "b5-50", isBefore: false };
    expect(await look(createRecords(mails), "b2", around)).toMatchObject({ found: 100, whole: true });
    expect(await look(createRecords(mails), "b9", around)).toMatchObject({ found: 100, whole: true });
  });

  it("is not looked for among mails from before the first attempt", async () => {
    const list = createRecords([
      ...buildMails(NAMES, SINCE - 86_400_000),
      ...buildMails(["x", "y"], SINCE + 5000),
    ]);
    expect(await look(list, "gone", null)).toMatchObject({ found: 0, mailsRead: 300, whole: true });
  });

  it("is left open for ten minutes, because the newest mails may not be listed yet", async () => {
    const mails = buildMails(NAMES.slice(0, 3));
    const neighbour = { providerId: "b0-0", isBefore: true };
    expect(await look(createRecords(mails), "gone", neighbour, 9 * 60_000)).toMatchObject({
      found: 0,
      whole: false,
      reason: expect.stringContaining("not be listed yet"),
    });
    expect(await look(createRecords(mails), "b2", neighbour, 1000)).toMatchObject({
      found: 100,
      whole: true,
      reason: null,
    });
  });

  it("is left open where the list goes on for longer than is read", async () => {
    const list = createRecords(buildMails(NAMES));
    expect(await look(list, "b59", { providerId: "b1-0", isBefore: true })).toEqual({
      found: 0,
      mailsRead: 2000,
      whole: false,
      reason: null,
    });
  });

  it("is nothing at all where the key may only send, and incomplete where the list breaks off", async () => {
    const mails = buildMails(NAMES);
    expect(await look(createRecords(mails, 0), "b5", null)).toEqual({
      found: null,
      mailsRead: 0,
      whole: false,
      reason: "401 restricted_api_key",
    });
    expect(await look(createRecords(mails, 3), "gone", { providerId: "b1-0", isBefore: true })).toEqual({
      found: 0,
      mailsRead: 300,
      whole: false,
      reason: "401 restricted_api_key",
    });
  });
});

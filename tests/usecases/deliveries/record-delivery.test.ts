import { describe, expect, it } from "vitest";
import { createWebhookVerifier } from "../../../src/adapters/crypto/webhook-verifier.ts";
import { createD1SuppressionList } from "../../../src/adapters/d1/subscribers/suppression-list.ts";
import { createResendDeliveryReports } from "../../../src/adapters/resend/delivery-reports.ts";
import type { RecordedReport } from "../../../src/core/deliveries/delivery-report.ts";
import { asSubscriberId } from "../../../src/core/ids.ts";
import { recordDelivery } from "../../../src/usecases/deliveries/record-delivery.ts";
import { buildEvent, type EventOptions, RESEND_SECRET, signEvent } from "../../builders/delivery-events.ts";
import { createFakeD1Database } from "../../fakes/d1-database.ts";

const ISSUE = { issue: "weekly-2026-11-23", cadence: "weekly" };
const idOf = (address: string) =>
  asSubscriberId(Buffer.from(address).toString("hex").padEnd(64, "0").slice(0, 64));

function createPost() {
  const db = createFakeD1Database();
  const kept: RecordedReport[] = [];
  const events: { event: string; fields: unknown }[] = [];
  let fails = false;
  const deps = {
    reports: createResendDeliveryReports(createWebhookVerifier(RESEND_SECRET)),
    deliveries: {
      record: async (report: RecordedReport) => {
        if (fails) throw new Error("overloaded");
        kept.push(report);
      },
      find: async () => null,
    },
    suppressions: createD1SuppressionList(db),
    addressHasher: { hash: async (address: string) => idOf(address) },
    log: { record: (event: string, fields = {}) => void events.push({ event, fields }) },
  };
  const planIssue = (id: string) =>
    db
      .prepare(
        `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at)
         VALUES (?, 'weekly', 1, 1, '[]', 1, 1)`,
      )
      .bind(id)
      .run();
  const report = (type: string, options: EventOptions = {}) =>
    recordDelivery(deps, signEvent(buildEvent(type, { tags: ISSUE, ...options })));
  const suppressed = async (address: string) => (await deps.suppressions.find(idOf(address))).reason;
  return {
    deps,
    kept,
    events,
    planIssue,
    report,
    suppressed,
    fail: (does: boolean) => {
      fails = does;
    },
  };
}

const permanent = {
  data: { bounce: { type: "Permanent", subType: "General", message: "ada@example.com?" } },
};
const recorded = { ok: true, value: { status: "recorded" } };
const ignored = { ok: true, value: { status: "ignored" } };

describe("a report of the provider", () => {
  it("is kept by issue and hashed address, whatever the letter case of the address", async () => {
    const post = createPost();
    const at = "2026-11-23T10:00:00.000Z";
    expect(await post.report("delivered", { mail: "m-9", to: "Ada@Example.COM", at })).toEqual(recorded);
    expect(post.kept).toEqual([
      {
        issue: ISSUE.issue,
        recipient: idOf("ada@example.com"),
        fact: "delivered",
        mail: "m-9",
        at: Date.parse(at),
      },
    ]);
  });

  it.each([
    ["a name", ["Ada <ada@example.com>"]],
    ["a name in quotation marks", ['"Lovelace, Ada <eva@example.com>" <ada@example.com>']],
    ["capitals", ["ADA <ADA@EXAMPLE.COM>"]],
    ["angle brackets alone", ["<Ada@example.com>"]],
    ["no list", "Ada <ada@example.com>"],
    ["others behind it", ["Ada <ada@example.com>", "eva@example.com"]],
    ["others behind it in one line", "Ada <ada@example.com>, Eva <eva@example.com>"],
    ["what is no address before it", ["", "undisclosed-recipients:;", "Ada <ada@example.com>"]],
  ])("finds the address with %s around it", async (_, to) => {
    const post = createPost();
    await post.planIssue(ISSUE.issue);
    expect(await post.report("complained", { data: { to } })).toEqual(recorded);
    expect(post.kept).toMatchObject([{ recipient: idOf("ada@example.com"), fact: "complained" }]);
    expect(await post.suppressed("ada@example.com")).toBe("complaint");
    expect(await post.suppressed("eva@example.com")).toBeNull();
  });

  it.each([
    ["bounced", permanent, "bounce"],
    ["bounced", { data: { bounce: { type: "Transient", subType: "MailboxFull" } } }, null],
    ["bounced", { data: { bounce: { type: "Undetermined" } } }, null],
    ["bounced", {}, null],
    ["complained", {}, "complaint"],
    ["suppressed", { data: { suppressed: { type: "OnAccountSuppressionList", message: "…" } } }, "provider"],
    ["failed", { data: { failed: { reason: "reached_daily_quota" } } }, null],
    ["delivery_delayed", {}, null],
    ["delivered", {}, null],
  ])("%s %j suppresses the address: %s", async (type, options, reason) => {
    const post = createPost();
    await post.planIssue(ISSUE.issue);
    for (let times = 0; times < 2; times += 1) expect(await post.report(type, options)).toEqual(recorded);
    expect(await post.suppressed("ada@example.com")).toBe(reason);
  });

  it("suppresses after a confirmation, a welcome or a magic link too, which belong to no issue", async () => {
    for (const kind of ["confirmation", "already-in", "welcome", "magic-link"]) {
      const post = createPost();
      expect(await post.report("complained", { tags: { kind } })).toEqual(recorded);
      expect(await post.suppressed("ada@example.com")).toBe("complaint");
      expect(post.kept).toEqual([]);
    }
  });

  it("about somebody else's mail is taken and changes nothing", async () => {
    const post = createPost();
    expect(await post.report("complained", { tags: { campaign: "spring" } })).toEqual(ignored);
    expect(await recordDelivery(post.deps, signEvent(buildEvent("complained", {})))).toEqual(ignored);
    expect(await post.report("complained", { tags: { issue: "../../x y" } })).toEqual(ignored);
    await post.report("complained", { tags: { issue: "of-another-newsletter" } });
    expect(await post.suppressed("ada@example.com")).toBeNull();
  });

  it.each(["email.sent", "email.opened", "email.clicked", "contact.created", "domain.updated", "what.ever"])(
    "of type %s is taken and ignored",
    async (type) => {
      const post = createPost();
      const event = { ...buildEvent("delivered", { tags: ISSUE }), type };
      expect(await recordDelivery(post.deps, signEvent(event))).toEqual(ignored);
    },
  );

  it("is read in every spelling that the provider has for it", async () => {
    const event = buildEvent("bounced", { ...permanent, tags: ISSUE });
    const { data } = event;
    const spellings = [
      { ...event, created_at: "2026-11-23 10:00:00.674981+00" },
      { ...event, data: { ...data, to: "ada@example.com" } },
      {
        ...event,
        data: {
          ...data,
          tags: [
            { name: "cadence", value: "weekly" },
            { name: "issue", value: ISSUE.issue },
          ],
        },
      },
      { ...event, data: { ...data, tags: { ...ISSUE, other: 1 } } },
      { ...event, data: { ...data, bounce: { type: "permanent" }, diagnosticCode: ["smtp; 550 5.1.1"] } },
    ];
    for (const spelling of spellings) {
      const post = createPost();
      await post.planIssue(ISSUE.issue);
      expect(await recordDelivery(post.deps, signEvent(spelling))).toEqual(recorded);
      expect(await post.suppressed("ada@example.com")).toBe("bounce");
    }
  });

  it("in a shape that nobody knows is taken, and told in the log without its words", async () => {
    const post = createPost();
    const strange = [
      "not json",
      "null",
      "[]",
      '"email.delivered"',
      { type: "email.delivered" },
      { ...buildEvent("delivered", { tags: ISSUE }), created_at: "yesterday" },
      buildEvent("delivered", { tags: ISSUE, to: "no address at all" }),
    ];
    for (const body of strange) expect(await recordDelivery(post.deps, signEvent(body))).toEqual(ignored);
    expect(post.events.map(({ event }) => event)).toEqual(strange.map(() => "delivery.ignored"));
    expect(JSON.stringify(post.events)).not.toMatch(/yesterday|address at all/);
  });

  it("is refused without a right and fresh signature", async () => {
    const post = createPost();
    const refused = { ok: false, problem: { kind: "webhook-signature-wrong" } };
    const right = signEvent(buildEvent("delivered", { tags: ISSUE }));
    const other = `whsec_${Buffer.from("another secret that is long enough").toString("base64")}`;
    const old = new Date(Date.now() - 6 * 60_000);
    const calls = [
      { ...right, headers: {} },
      { ...right, body: `${right.body} ` },
      signEvent(buildEvent("delivered", { tags: ISSUE }), { secret: other }),
      signEvent(buildEvent("delivered", { tags: ISSUE }), { sentAt: old }),
      { ...right, headers: { ...right.headers, "svix-id": "another" } },
    ];
    for (const call of calls) expect(await recordDelivery(post.deps, call)).toEqual(refused);
    const unset = { ...post.deps, reports: createResendDeliveryReports(createWebhookVerifier(null)) };
    expect(await recordDelivery(unset, right)).toEqual(refused);
    expect(post.kept).toEqual([]);
  });

  it("that could not be kept is asked for again, and whoever complained is suppressed all the same", async () => {
    const post = createPost();
    await post.planIssue(ISSUE.issue);
    post.fail(true);
    expect(await post.report("complained")).toEqual({
      ok: false,
      problem: { kind: "delivery-not-recorded" },
    });
    expect(await post.suppressed("ada@example.com")).toBe("complaint");
    post.fail(false);
    expect(await post.report("complained")).toEqual(recorded);
    expect(post.kept).toHaveLength(1);
  });

  it("of before the author lifted a suppression does not bring it back, a later one does", async () => {
    const post = createPost();
    await post.planIssue(ISSUE.issue);
    const at = "2026-11-23T10:00:00Z";
    await post.report("bounced", { ...permanent, at });
    await post.deps.suppressions.lift(idOf("ada@example.com"), Date.parse("2026-11-24T10:00:00Z"));
    await post.report("bounced", { ...permanent, at });
    expect(await post.suppressed("ada@example.com")).toBeNull();
    await post.report("suppressed", { at: "2026-11-30T10:00:00Z" });
    expect(await post.deps.suppressions.find(idOf("ada@example.com"))).toEqual({
      reason: "provider",
      liftedAt: Date.parse("2026-11-24T10:00:00Z"),
    });
  });

  it("leaves neither address nor text of a bounce in what is kept or logged", async () => {
    const post = createPost();
    await post.planIssue(ISSUE.issue);
    await post.report("bounced", permanent);
    expect(JSON.stringify([post.kept, post.events])).not.toContain("@");
  });
});

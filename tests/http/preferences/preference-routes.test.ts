import { describe, expect, it } from "vitest";
import type { SubscriberView } from "../../../src/contract/subscribers/subscriber.ts";
import { createSubscriberApp } from "../../builders/subscriber-app.ts";

async function begin(email: string) {
  const app = createSubscriberApp();
  await app.fetch("/subscribe", app.form({ email }));
  await app.fetch("/confirm", app.form({ token: await app.token(email) }));
  const manage = await app.sign(email, "manage");
  const post = (path: string, fields: Record<string, string>) =>
    app.fetch(path, app.form({ token: manage, ...fields }));
  return { ...app, manage, post, address: email, record: () => app.stored(email) };
}

describe("the page of preferences", () => {
  it("shows every choice without the address, and changes nothing, by GET or HEAD", async () => {
    const app = await begin("shows@example.com");
    const before = await app.record();
    const page = await app.fetch(`/preferences?token=${app.manage}`);
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const html = await page.text();
    for (const name of ["language-1", "language-2", "topics", "cadence", "pauseUntil", "token"])
      expect(html).toContain(`name="${name}"`);
    expect(html).not.toContain("shows@example.com");
    expect(html).not.toContain('name="hour"'); // all readers are written to at one hour here
    expect((await app.fetch(`/preferences?token=${app.manage}`, { method: "HEAD" })).status).toBe(200);
    expect(await app.record()).toEqual(before);
  });

  it("saves the form and says so, as often as it is sent", async () => {
    const app = await begin("saves@example.com");
    const body = new URLSearchParams([
      ["token", app.manage],
      ["language-1", "es"],
      ["language-2", "en"],
      ["language-3", ""],
      ["asked", "topics"],
      ["topics", "rust"],
      ["cadence", "monthly"],
      ["pauseUntil", ""],
    ]);
    for (let times = 0; times < 2; times += 1) {
      const page = await app.fetch("/preferences", { method: "POST", body });
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('role="status"')]);
    }
    expect(await app.record()).toMatchObject({ languages: ["es", "en"], topics: [1], cadence: "monthly" });
  });

  it("takes everything away that a form with empty lists says, but never the last language", async () => {
    const app = await begin("empties@example.com");
    await app.post("/preferences", { topics: "rust" });
    await app.post("/preferences", { cadence: "daily" });
    expect(await app.record()).toMatchObject({ topics: [1], cadence: "daily" });
    await app.post("/preferences", { asked: "topics" });
    expect(await app.record()).toMatchObject({ topics: [] });
    const page = await app.post("/preferences", { "language-1": "" });
    expect([page.status, await page.text()]).toEqual([
      422,
      expect.stringContaining("Choose at least one language."),
    ]);
    expect(await app.record()).toMatchObject({ languages: ["en"] });
  });

  it("gives back what was typed where something is wrong", async () => {
    const app = await begin("typed@example.com");
    const page = await app.post("/preferences", { pauseUntil: "2001-01-01", cadence: "daily" });
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain('href="#pauseUntil"');
    expect(html).toMatch(/value="daily" checked/);
  });

  it("answers a program in JSON, with all that it may know", async () => {
    const app = await begin("program@example.com");
    const saved = await app.fetch("/preferences", app.json({ token: app.manage, cadence: "daily", hour: 6 }));
    expect([saved.status, await saved.json()]).toEqual([
      200,
      {
        status: "saved",
        ...{ languages: ["en"], topics: [], cadence: "daily", hour: 6, timeZone: "UTC", pausedUntil: null },
      },
    ]);
    const fault = await app.fetch("/preferences", app.json({ token: app.manage, cadence: "hourly" }));
    expect([fault.status, await fault.json()]).toEqual([
      422,
      expect.objectContaining({ faults: [expect.objectContaining({ field: "cadence" })] }),
    ]);
    expect((await app.fetch("/preferences", app.json([]))).status).toBe(422);
    expect((await app.fetch("/preferences", app.json({ token: "cut-off" }))).status).toBe(400);
  });

  it("is closed to every other link, and to who has left", async () => {
    const app = await begin("closed@example.com");
    for (const purpose of ["leave", "confirm", "browser"] as const)
      expect((await app.fetch(`/preferences?token=${await app.sign(app.address, purpose)}`)).status).toBe(
        400,
      );
    const leave = await app.sign(app.address, "leave");
    await app.fetch(`/unsubscribe?token=${leave}`, { method: "POST" });
    expect((await app.fetch(`/preferences?token=${app.manage}`)).status).toBe(410);
    expect((await app.post("/preferences", { cadence: "daily" })).status).toBe(410);
    expect(await app.record()).toMatchObject({ status: "unsubscribed", cadence: "weekly" });
  });
});

describe("a common choice out of a mail", () => {
  it.each([
    ["monthly", { cadence: "monthly" }],
    ["pause", { pause: { until: expect.any(Number) } }],
  ])(
    "is one button at /preferences/%s: opening it changes nothing, pressing it does, twice is fine",
    async (action, change) => {
      const app = await begin(`${action}@example.com`);
      const before = await app.record();
      const path = `/preferences/${action}?token=${app.manage}`;
      expect(await (await app.fetch(path)).text()).toContain("<button");
      await app.fetch(path, { method: "HEAD" });
      expect(await app.record()).toEqual(before);
      for (let times = 0; times < 2; times += 1) {
        const page = await app.fetch(path, { method: "POST" });
        expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining("<button")]);
      }
      expect(await app.record()).toMatchObject(change);
    },
  );

  it("is none where the cadence is not offered, or the link is no link", async () => {
    const app = await begin("none@example.com");
    expect((await app.fetch(`/preferences/yearly?token=${app.manage}`)).status).toBe(404);
    expect((await app.fetch(`/preferences/yearly?token=${app.manage}`, { method: "POST" })).status).toBe(404);
    expect((await app.fetch("/preferences/monthly?token=cut-off")).status).toBe(400);
  });
});

describe("a page that is open in two tabs", () => {
  /** What a browser sends of the form as the page shows it, and what the reader changes in it. */
  async function open(app: Awaited<ReturnType<typeof begin>>) {
    const html = await (await app.fetch(`/preferences?token=${app.manage}`)).text();
    const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1]?.replaceAll("&quot;", '"') ?? "";
    const values = JSON.parse(shown) as {
      languages: string[];
      topics: string[];
      cadence: string;
      pauseUntil: string;
    };
    return (changes: Partial<typeof values>, lang = "en") => {
      const typed = { ...values, ...changes };
      const body = new URLSearchParams([
        ["token", app.manage],
        ["shown", shown],
        ["asked", "topics"],
        ["cadence", typed.cadence],
        ["pauseUntil", typed.pauseUntil],
        ...typed.topics.map((topic) => ["topics", topic]),
        ...typed.languages.map((language, place) => [`language-${place + 1}`, language]),
      ]);
      return app.fetch(`/preferences?lang=${lang}`, { method: "POST", body });
    };
  }

  it("keeps what the other tab changed, and says so in the reader's language", async () => {
    const app = await begin("two-tabs@example.com");
    const [first, second] = [await open(app), await open(app)];
    expect(await (await first({ cadence: "monthly" })).text()).not.toContain("<li>How often");
    const page = await second({ languages: ["es", "en"] }, "es");
    const html = await page.text();
    expect([page.status, html]).toEqual([200, expect.stringContaining("quizá en otra pestaña")]);
    expect(html).toContain("<li>¿Con qué frecuencia?</li>");
    expect(await app.record()).toMatchObject({ cadence: "monthly", languages: ["es", "en"] });
  });

  it.each([
    ["a choice out of a mail", "/preferences/daily", { cadence: "daily" }],
    ["a pause out of a mail", "/preferences/pause", { pause: { until: expect.any(Number) } }],
  ])("keeps %s that came between", async (_, path, kept) => {
    const app = await begin(`between${path.replaceAll("/", "-")}@example.com`);
    const save = await open(app);
    await app.post(path, {});
    expect((await save({ topics: ["rust"] })).status).toBe(200);
    expect(await app.record()).toMatchObject({ ...kept, topics: [1] });
  });

  it("shows what is stored where both changed one thing, and asks again", async () => {
    const app = await begin("contested@example.com");
    const [first, second] = [await open(app), await open(app)];
    await first({ cadence: "monthly" });
    const page = await second({ cadence: "daily", topics: ["rust"] });
    const html = await page.text();
    expect([page.status, html]).toEqual([409, expect.stringContaining("now shows what is stored")]);
    expect(html).toMatch(/value="monthly"[^>]*checked|checked[^>]*value="monthly"/);
    expect(await app.record()).toMatchObject({ cadence: "monthly", topics: [1] });
    const again = await open(app);
    expect((await again({ cadence: "daily" })).status).toBe(200);
    expect(await app.record()).toMatchObject({ cadence: "daily" });
  });

  it("does not carry an old choice on through a form that comes back with a fault", async () => {
    const app = await begin("faulty-tab@example.com");
    const save = await open(app);
    await app.post("/preferences", { cadence: "monthly" });
    const page = await save({ pauseUntil: "2001-01-01" });
    const html = await page.text();
    expect([page.status, html]).toEqual([422, expect.stringContaining("in another tab")]);
    expect(html).toMatch(/value="monthly"[^>]*checked|checked[^>]*value="monthly"/);
    expect(html).toContain('value="2001-01-01"');
  });

  it("brings nobody back who left in the other tab", async () => {
    const app = await begin("left-in-tab@example.com");
    const save = await open(app);
    await app.fetch("/unsubscribe", app.form({ token: await app.sign(app.address, "leave") }));
    expect((await save({ cadence: "daily" })).status).toBe(410);
    expect(await app.record()).toMatchObject({ status: "unsubscribed" });
  });

  it("takes a form that says nothing of what it showed as it is, and a program's word as ever", async () => {
    const app = await begin("silent-form@example.com");
    await app.post("/preferences", { cadence: "monthly" });
    await app.post("/preferences", { cadence: "weekly", shown: "{" });
    expect(await app.record()).toMatchObject({ cadence: "weekly" });
    const shown = JSON.stringify({
      languages: [],
      topics: [],
      cadence: "daily",
      hour: "",
      timeZone: "UTC",
      pauseUntil: "",
    });
    const answer = await app.fetch("/preferences", app.json({ token: app.manage, cadence: "daily", shown }));
    expect(await answer.json()).toMatchObject({ status: "saved", cadence: "daily" });
  });
});

describe("what is private", () => {
  it("takes a magic link, which comes by mail", async () => {
    const app = await begin("private@example.com");
    expect((await app.fetch(`/preferences/data?token=${app.manage}`)).status).toBe(403);
    expect((await app.post("/preferences/erase", {})).status).toBe(403);
    expect((await app.post("/preferences/fresh", {})).status).toBe(200);
    expect((await app.post("/preferences/fresh", {})).status).toBe(429);
    const token = await app.token(app.address);
    expect(await (await app.fetch(`/preferences?token=${token}`)).text()).toContain(app.address);

    const data = await app.fetch(`/preferences/data?token=${token}`);
    expect(data.headers.get("content-disposition")).toContain("attachment");
    expect((await data.json()) as SubscriberView).toMatchObject({ email: app.address, status: "active" });

    for (let times = 0; times < 2; times += 1)
      expect((await app.fetch("/preferences/erase", app.form({ token }))).status).toBe(200);
    expect(await app.record()).toBeNull();
    expect((await app.fetch(`/preferences?token=${token}`)).status).toBe(410);
  });
});

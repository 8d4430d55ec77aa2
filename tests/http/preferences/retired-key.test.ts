import { describe, expect, it } from "vitest";
import type { IssueView } from "../../../src/contract/issues/issue.ts";
import type { PlannedAnswer } from "../../../src/contract/issues/issue-answer.ts";
import type { SubscriberView } from "../../../src/contract/subscribers/subscriber.ts";
import { AUTHOR, ask, askWith, mailsTo, publish, tick } from "../shell/whole-worker.ts";

const OLD = "a secret key for tests that is long enough";
const NEW = "another secret key that nobody else has seen";
const ROTATED = { SECRET_KEY: `${NEW},${OLD}` };
const RETIRED = { SECRET_KEY: JSON.stringify([NEW, `retired:${OLD}`]) };
const RECENT = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;

type Settings = Readonly<Record<string, unknown>>;
const form = (fields: Readonly<Record<string, string>>) => ({
  method: "POST",
  body: new URLSearchParams(fields),
});
const tokenOf = (text: string, path: string) =>
  decodeURIComponent(new RegExp(`/${path}\\?token=([\\w%.~-]+)`).exec(text)?.[1] ?? "");

/** The latest mail to that address. */
async function latest(email: string) {
  const mail = (await mailsTo(email)).at(-1);
  if (mail === undefined) throw new Error(`${email} got no mail.`);
  return mail;
}

async function askFor(settings: Settings, email: string): Promise<string> {
  expect((await askWith(settings, "/subscribe", form({ email }))).status).toBe(303);
  return tokenOf((await latest(email)).text, "confirm");
}

async function join(settings: Settings, email: string): Promise<void> {
  const token = await askFor(settings, email);
  expect((await askWith(settings, "/confirm", form({ token }))).status).toBe(200);
}

/** A special to everybody; the objects read the settings of the running Worker, whose key is the old one. */
async function mailAll(path: string): Promise<void> {
  await publish(`en/${path}.md`, [`title: ${path}`, RECENT]);
  const special = { method: "POST", headers: AUTHOR, body: JSON.stringify({ posts: [`en/${path}.md`] }) };
  const { id } = (await (await ask("/api/issues", special)).json()) as PlannedAnswer;
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const issue = await (await ask(`/api/issues/${id}`, { headers: AUTHOR })).json();
    if ((issue as IssueView).state === "closed") return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The issue does not close.");
}

const show = async (settings: Settings, email: string) =>
  (await (
    await askWith(settings, `/api/subscribers/${encodeURIComponent(email)}`, { headers: AUTHOR })
  ).json()) as Partial<SubscriberView>;

const importAll = async (settings: Settings, rows: readonly string[]) =>
  askWith(settings, "/api/subscribers/import", {
    method: "POST",
    headers: { ...AUTHOR, "Content-Type": "text/csv" },
    body: ["email", ...rows].join("\n"),
  });

describe("a key that somebody else may know, retired while readers have mails by it", () => {
  it("refuses the links to preferences of those mails, and offers a new one by address, which works", async () => {
    const email = "links@retired.example";
    await join({}, email);
    await mailAll("by-the-old-key");
    const manage = tokenOf((await latest(email)).text, "preferences");
    expect((await askWith(ROTATED, `/preferences?token=${manage}`)).status).toBe(200);
    const refused = await askWith(RETIRED, `/preferences?token=${manage}`, {
      headers: { Accept: "text/html" },
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(await refused.text()).toContain("/preferences/link");
    for (const path of ["/preferences", "/preferences/pause", "/preferences/erase"])
      expect((await askWith(RETIRED, path, form({ token: manage }))).status).toBeGreaterThanOrEqual(400);
    expect((await show(RETIRED, email)).status).toBe("active");

    expect((await askWith(RETIRED, "/preferences/link", form({ email }))).status).toBe(200);
    const fresh = tokenOf((await latest(email)).text, "preferences");
    expect(fresh).not.toBe(manage);
    expect((await askWith(RETIRED, `/preferences?token=${fresh}`)).status).toBe(200);
    expect((await askWith({}, `/preferences?token=${fresh}`)).status).toBeGreaterThanOrEqual(400); // by the new key alone
  });

  it("lets the links that leave work for ever, and who left stays out whoever imports them", async () => {
    const email = "leaves@retired.example";
    await join({}, email);
    await mailAll("with-a-link-to-leave");
    const leave = tokenOf((await latest(email)).text, "unsubscribe");
    const answer = await askWith(
      RETIRED,
      `/unsubscribe?token=${leave}`,
      form({ "List-Unsubscribe": "One-Click" }),
    );
    expect(answer.status).toBe(200);
    expect((await show(RETIRED, email)).status).toBe("unsubscribed");
    expect((await importAll(RETIRED, [email, email.toUpperCase()])).status).toBe(200);
    expect((await show(RETIRED, email)).status).toBe("unsubscribed");
    const before = (await mailsTo(email)).length;
    await mailAll("after-they-left");
    expect((await mailsTo(email)).length).toBe(before);
  });

  it("keeps every reader who they are: nobody is there twice after an import or another sign-up", async () => {
    const email = "same@retired.example";
    await join({}, email);
    const { id } = await show({}, email);
    await importAll(RETIRED, [email]);
    await askWith(RETIRED, "/subscribe", form({ email }));
    expect((await show(RETIRED, email)).id).toBe(id);
    const before = (await mailsTo(email)).length;
    await mailAll("to-everybody-once");
    expect((await mailsTo(email)).length).toBe(before + 1);
  });

  it("asks anew for a confirmation that was on its way, which then makes the same reader", async () => {
    const email = "pending@retired.example";
    const old = await askFor({}, email);
    const refused = await askWith(RETIRED, "/confirm", form({ token: old }));
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await show(RETIRED, email)).status).not.toBe("active");
    const asked = await askWith(RETIRED, "/subscribe", form({ email }));
    expect(asked.status).toBe(303);
  });

  it("confirms a request of before by the key that was put in front, as long as the old one is not retired", async () => {
    const email = "rotates@retired.example";
    const old = await askFor({}, email);
    expect((await askWith(ROTATED, "/confirm", form({ token: old }))).status).toBe(200);
    expect((await show(ROTATED, email)).id).toBe((await show(RETIRED, email)).id);
    expect((await show(RETIRED, email)).status).toBe("active");
  });

  it("keeps who was erased out of later imports, though nothing but a hash of them is left", async () => {
    const email = "erased@retired.example";
    await join({}, email);
    const { id } = await show({}, email);
    expect(
      (await askWith(RETIRED, `/api/subscribers/${id}`, { method: "DELETE", headers: AUTHOR })).status,
    ).toBe(200);
    await importAll(RETIRED, [email]);
    expect((await show(RETIRED, email)).status).not.toBe("active");
  });

  it.each([
    ["left out", NEW],
    ["behind its place", JSON.stringify([`retired:${OLD}`, NEW])],
  ])(
    "is missed at once where it is %s: imports are refused and the set-up is called wrong",
    async (_, key) => {
      await tick(new Date().toISOString()); // remembers which key the ids come from
      const context = { SECRET_KEY: key };
      expect((await importAll(context, ["anybody@retired.example"])).status).toBeGreaterThanOrEqual(400);
      expect((await askWith(context, "/health")).status).toBe(503);
    },
  );
});

import { describe, expect, it } from "vitest";
import { ask, askWith, mailsTo, publish, settleIssues, tick } from "../shell/whole-worker.ts";

const ON = { WELCOME_MAIL: "true" };
const form = (fields: Record<string, string>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  redirect: "manual",
});
const kindsTo = async (address: string) =>
  (await mailsTo(address)).flatMap(({ tags }) => tags.filter(({ name }) => name === "kind"));

/** Signs up, and answers with what the confirmation mail and the browser hold. */
async function signUp(email: string, settings: object, languages = "en") {
  const answer = await askWith({ ...settings }, "/subscribe", form({ email, languages }));
  const [mail] = await mailsTo(email);
  const token = /confirm\?token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  return { token, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

describe("the welcome mail", () => {
  it("arrives once, with the latest issue, when the button is pressed, however often", async () => {
    await publish("en/begin.md", [
      "title: To begin with",
      "description: A good start",
      "pubDate: 2026-11-20",
      "lang: en",
    ]);
    await tick("2026-11-23T09:00:00Z");
    await settleIssues();
    const email = "button@welcome.example";
    const { token } = await signUp(email, ON);
    for (let press = 0; press < 3; press += 1)
      expect((await askWith(ON, "/confirm", form({ token }))).status).toBe(200);
    await tick("2026-11-23T09:15:00Z");
    expect(await kindsTo(email)).toEqual(
      ["confirmation", "welcome"].map((value) => ({ name: "kind", value })),
    );
    const [, welcome] = await mailsTo(email);
    expect(welcome?.subject).toMatch(/^Welcome to /);
    for (const part of [welcome?.html, welcome?.text])
      for (const shown of ["To begin with", "A good start"]) expect(part).toContain(shown);
    expect(welcome?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(welcome?.headers["List-Id"]).toBe("<newsletter.localhost>");
    const leave = new URL(welcome?.headers["List-Unsubscribe"]?.slice(1, -1) ?? "");
    expect((await ask(`${leave.pathname}${leave.search}`, { method: "POST" })).status).toBe(200);
  });

  it("arrives once when the link is opened in the browser that signed up, in the reader's language", async () => {
    const email = "browser@welcome.example";
    const { token, cookie } = await signUp(email, ON, "es");
    const headers = { cookie, "sec-fetch-mode": "navigate" };
    for (let opened = 0; opened < 2; opened += 1)
      expect((await askWith(ON, `/confirm?token=${token}`, { headers })).status).toBe(200);
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.html).toContain('<html lang="es"');
  });

  it("comes where the account has a quota, too", async () => {
    const email = "quota@welcome.example";
    const settings = { ...ON, RESEND_DAILY_QUOTA: "1000" };
    const { token } = await signUp(email, settings);
    await askWith(settings, "/confirm", form({ token }));
    expect(await kindsTo(email)).toHaveLength(2);
  });

  it("does not come where the newsletter has none", async () => {
    const email = "off@welcome.example";
    const { token } = await signUp(email, {});
    expect((await askWith({}, "/confirm", form({ token }))).status).toBe(200);
    await tick("2026-11-23T09:30:00Z");
    expect(await kindsTo(email)).toHaveLength(1);
  });

  it("is refused as a setting that is neither true nor false", async () => {
    const health = await askWith({ WELCOME_MAIL: "perhaps" }, "/health");
    expect(health.status).toBe(503);
    expect(await health.text()).toContain("WELCOME_MAIL");
  });
});

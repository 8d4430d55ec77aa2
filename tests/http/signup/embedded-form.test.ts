import { describe, expect, it } from "vitest";
import type { SubscriberView } from "../../../src/contract/subscribers/subscriber.ts";
import { ask, askJson, askWith, mailsTo } from "../shell/whole-worker.ts";

const BLOG = "https://blog.example.com";
const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  headers: { accept: "text/html", ...headers },
  redirect: "manual",
});
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

describe("the form in a frame", () => {
  it("may be framed by the sites of ALLOWED_ORIGINS, and no other page may", async () => {
    for (const path of ["/embed", "/embed/check-inbox"])
      expect(policyOf(await ask(path))).toContain(`frame-ancestors ${BLOG};`);
    for (const path of ["/", "/check-inbox", "/embedded", "/embed.xyz", "/issues", "/health"])
      expect(policyOf(await ask(path))).toContain("frame-ancestors 'none'");
    const two = await askWith({ ALLOWED_ORIGINS: ["https://a.example", "http://localhost:4321"] }, "/embed");
    expect(policyOf(two)).toContain("frame-ancestors https://a.example http://localhost:4321;");
    expect(policyOf(await askWith({ ALLOWED_ORIGINS: [] }, "/embed"))).toContain("frame-ancestors 'none'");
  });

  it("speaks the language that the frame asks for, else the browser's", async () => {
    expect(await (await ask("/embed?lang=es-MX")).text()).toContain('<html lang="es"');
    const browser = await ask("/embed", { headers: { "accept-language": "es;q=0.9, fr" } });
    expect(await browser.text()).toContain('<html lang="es"');
  });

  it("answers in the frame, with the choices folded open where one is at fault", async () => {
    const taken = await ask("/embed?lang=es", form({ email: "framed@embed.example" }));
    expect([taken.status, taken.headers.get("location")]).toEqual([303, "/embed/check-inbox?lang=es"]);
    expect(await (await ask("/embed/check-inbox?lang=es")).text()).toContain("Ahora mira tu correo");
    const refused = await ask("/embed?lang=en", form({ email: "framed@embed.example", cadence: "hourly" }));
    expect(refused.status).toBe(422);
    expect(policyOf(refused)).toContain(`frame-ancestors ${BLOG}`);
    const page = await refused.text();
    expect(page).toContain('value="framed@embed.example"');
    expect(page).toContain('<details open="">');
    expect(await (await ask("/embed")).text()).toContain("<details>");
  });
});

describe("a form on another site", () => {
  it("is sent on to the newsletter's own page, wherever it stands", async () => {
    for (const origin of [BLOG, "https://elsewhere.example", "null"]) {
      const answer = await ask("/subscribe?lang=es", form({ email: "plain@embed.example" }, { origin }));
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/check-inbox?lang=es"]);
    }
  });

  it("means the language of its page where it asks for none", async () => {
    await ask("/subscribe?lang=es", form({ email: "lengua@embed.example" }));
    await expect.poll(async () => (await mailsTo("lengua@embed.example"))[0]?.subject).toMatch(/Confirma/);
    await ask(
      "/subscribe",
      form({ email: "browser@embed.example" }, { "accept-language": "es-AR, en;q=0.5" }),
    );
    await expect.poll(async () => (await mailsTo("browser@embed.example"))[0]?.subject).toMatch(/Confirma/);
  });

  it("takes the reader to be where Cloudflare does, unless the form says where", async () => {
    const from = { cf: { timezone: "America/Lima" } } as RequestInit;
    await askWith({}, "/subscribe", { ...from, ...form({ email: "here@embed.example" }) });
    await askWith({}, "/subscribe", {
      ...from,
      ...form({ email: "there@embed.example", timeZone: "Asia/Tokyo" }),
    });
    const zoneOf = async (email: string) =>
      ((await askJson(`/api/subscribers/${email}`)).body as SubscriberView).timeZone;
    expect([await zoneOf("here@embed.example"), await zoneOf("there@embed.example")]).toEqual([
      "America/Lima",
      "Asia/Tokyo",
    ]);
  });

  it("keeps the choices that it came with when the page asks for a correction", async () => {
    const fields = { email: "typo@", languages: "es,en", timeZone: "Asia/Kathmandu" };
    const page = await (await ask("/subscribe?lang=en", form(fields, { origin: BLOG }))).text();
    for (const language of ["en", "es"])
      expect(page).toContain(`name="languages" value="${language}" checked=""`);
    expect(page).toContain('<input type="hidden" name="timeZone" value="Asia/Kathmandu"/>');
  });

  it("tells its script in JSON what to say next, in the page's language, on allowed sites alone", async () => {
    const words = (origin: string) =>
      ask("/check-inbox?lang=es", { headers: { accept: "application/json", origin } });
    const allowed = await words(BLOG);
    expect(await allowed.json()).toMatchObject({
      language: "es",
      direction: "ltr",
      heading: "Ahora mira tu correo",
    });
    expect(allowed.headers.get("access-control-allow-origin")).toBe(BLOG);
    expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();
    for (const field of ["Origin", "Accept", "Accept-Language"])
      expect(allowed.headers.get("vary")).toContain(field);
    expect((await words("https://elsewhere.example")).headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("the rate limit", () => {
  it("is on the form in the frame as it is on the other", async () => {
    const braked = { FORM_RATE_LIMITER: { limit: async () => ({ success: false }) } };
    const headers = { "cf-connecting-ip": "203.0.113.9" };
    for (const path of ["/subscribe", "/embed"]) {
      const answer = await askWith(braked, path, form({ email: "eager@embed.example" }, headers));
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "60"]);
      expect((await askWith(braked, path, { headers })).status).not.toBe(429);
    }
  });
});

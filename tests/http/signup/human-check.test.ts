import { describe, expect, it } from "vitest";
import { TURNSTILE_TEST_KEYS } from "../../../dev/turnstile-stand-in.ts";
import { ask, askWith, mailsTo } from "../shell/whole-worker.ts";

const { siteKey, token, passing, failing, spent } = TURNSTILE_TEST_KEYS;
const withKeys = (secretKey: string) => ({ TURNSTILE_SITE_KEY: siteKey, TURNSTILE_SECRET_KEY: secretKey });
const form = (fields: Record<string, string>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  headers: { accept: "text/html" },
  redirect: "manual",
});
const json = (body: object): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});
const SCRIPT = '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js" defer="">';
const HUMAN = { "cf-turnstile-response": token };

describe("the check that a person signs up", () => {
  it("is nowhere without its keys: no script, no frame, nothing asked", async () => {
    for (const path of ["/", "/embed"]) {
      const page = await ask(path);
      expect(page.headers.get("content-security-policy")).not.toMatch(/script-src|frame-src|cloudflare/);
      expect(await page.text()).not.toMatch(/<script|turnstile/);
    }
    expect((await ask("/subscribe", form({ email: "unasked@check.example" }))).status).toBe(303);
  });

  it("is in every form with its keys, and its script is allowed there alone", async () => {
    for (const path of ["/", "/embed"]) {
      const page = await askWith(withKeys(passing), path);
      expect(page.headers.get("content-security-policy")).toContain(
        "script-src https://challenges.cloudflare.com; frame-src https://challenges.cloudflare.com;",
      );
      const html = await page.text();
      expect(html).toContain(SCRIPT);
      expect(html).toContain(`data-sitekey="${siteKey}"`);
      expect(html).toMatch(/<noscript><p class="fault">[^<]*JavaScript/);
      expect(html).not.toContain(passing);
    }
    for (const path of ["/issues", "/check-inbox", "/health"])
      expect((await askWith(withKeys(passing), path)).headers.get("content-security-policy")).not.toContain(
        "script-src",
      );
  });

  it("lets a person in, by form, in a frame and by script", async () => {
    const fields = (email: string) => ({ email, ...HUMAN });
    expect((await askWith(withKeys(passing), "/subscribe", form(fields("a@check.example")))).status).toBe(
      303,
    );
    expect((await askWith(withKeys(passing), "/embed", form(fields("b@check.example")))).status).toBe(303);
    expect((await askWith(withKeys(passing), "/subscribe", json(fields("c@check.example")))).status).toBe(
      202,
    );
    for (const name of ["a", "b", "c"]) expect(await mailsTo(`${name}@check.example`)).toHaveLength(1);
  });

  it.each([
    ["no token", passing, {}, 422],
    ["a token that is none", passing, { "cf-turnstile-response": "forged" }, 422],
    ["a refusal", failing, HUMAN, 422],
    ["a token that is spent", spent, HUMAN, 422],
    ["a service that is out of order", passing, { "cf-turnstile-response": "stand-in:500" }, 503],
  ])(
    "gives the form back with all that was chosen after %s, and mails nobody",
    async (_, secret, field, status) => {
      const fields = { email: "kept@check.example", cadence: "daily", timeZone: "Asia/Kathmandu", ...field };
      for (const path of ["/subscribe?lang=en", "/embed?lang=en"]) {
        const answer = await askWith(withKeys(secret), path, form(fields));
        expect(answer.status).toBe(status);
        const page = await answer.text();
        expect(page).toMatch(/Nothing is lost: [^<]*press the button once more/);
        expect(page).toContain('value="kept@check.example"');
        expect(page).toContain('name="cadence" value="daily" checked=""');
        expect(page).toContain('name="timeZone" value="Asia/Kathmandu"');
        expect(page).toContain(SCRIPT);
      }
      const program = await askWith(withKeys(secret), "/subscribe", json(fields));
      expect(program.status).toBe(status);
      expect(await program.json()).toMatchObject({ type: expect.stringContaining("human-check-"), status });
      expect(await mailsTo("kept@check.example")).toEqual([]);
    },
  );
});

describe("the check that a person asks for a link by address", () => {
  it("is on that page with its keys, in each language, and nowhere without", async () => {
    const LANGUAGES = ["en", "es", "fr", "de", "pt", "ar"];
    for (const lang of LANGUAGES) {
      const settings = { ...withKeys(passing), LANGUAGES };
      const page = await askWith(settings, `/preferences/link?lang=${lang}`);
      expect(page.headers.get("content-security-policy")).toContain(
        "script-src https://challenges.cloudflare.com; frame-src https://challenges.cloudflare.com;",
      );
      const html = await page.text();
      expect(html).toContain(SCRIPT);
      expect(html).toContain(`data-sitekey="${siteKey}" data-action="link" data-language="${lang}"`);
      expect(html).toMatch(/<noscript><p class="fault">[^<]+<\/p>/);
    }
    const page = await ask("/preferences/link");
    expect(page.headers.get("content-security-policy")).not.toMatch(/script-src|frame-src|cloudflare/);
    expect(await page.text()).not.toMatch(/<script|turnstile/);
  });

  it("lets a person ask, by form and by script", async () => {
    const fields = { email: "asks@check.example", ...HUMAN };
    const asked = await askWith(withKeys(passing), "/preferences/link", form(fields));
    expect([asked.status, asked.headers.get("content-security-policy")]).toEqual([
      200,
      expect.stringContaining("script-src"),
    ]);
    expect((await askWith(withKeys(passing), "/preferences/link", json(fields))).status).toBe(202);
    expect((await ask("/preferences/link", form({ email: "asks@check.example" }))).status).toBe(200);
  });

  it.each([
    ["no token", passing, {}, 422],
    ["a token that is none", passing, { "cf-turnstile-response": "forged" }, 422],
    ["a refusal", failing, HUMAN, 422],
    ["a token that is spent", spent, HUMAN, 422],
    ["a service that is out of order", passing, { "cf-turnstile-response": "stand-in:500" }, 503],
  ])("gives the form back with the address after %s", async (_, secret, field, status) => {
    const fields = { email: "kept@check.example", ...field };
    const answer = await askWith(withKeys(secret), "/preferences/link?lang=en", form(fields));
    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(page).toMatch(/Nothing is lost: [^<]*press the button once more/);
    expect(page).toContain('value="kept@check.example"');
    expect(page).toContain(SCRIPT);
    const program = await askWith(withKeys(secret), "/preferences/link", json(fields));
    expect([program.status, await program.json()]).toMatchObject([
      status,
      { type: expect.stringContaining("human-check-") },
    ]);
  });

  it("is one page away from a link that cannot be read, whose own page loads no script", async () => {
    for (const path of ["/preferences?token=cut", "/unsubscribe?token=cut"]) {
      const answer = await askWith(withKeys(passing), path, { headers: { accept: "text/html" } });
      expect(answer.headers.get("content-security-policy")).not.toContain("script-src");
      const page = await answer.text();
      expect(page).toMatch(/<a href="[^"]*\/preferences\/link[^"]*">Get a link by mail<\/a>/);
      expect(page).not.toContain("<form");
      const usual = await (await ask(path, { headers: { accept: "text/html" } })).text();
      expect(usual).toMatch(/<form method="post" action="\/preferences\/link/);
    }
  });
});

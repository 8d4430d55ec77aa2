import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalWorker, startLocalWorker } from "../../bench/workers/local-worker.ts";
import { launchBrowser } from "../../dev/browser.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { answerSiteverify, isForTurnstile, TURNSTILE_TEST_KEYS } from "../../dev/turnstile-stand-in.ts";
import { type Blog, startBlog } from "./stage/blog.ts";
import { renderExample } from "./stage/embed-examples.ts";
import { waitFor } from "./stage/local-gazette.ts";
import { look } from "./stage/look.ts";

const { siteKey, token, passing } = TURNSTILE_TEST_KEYS;
const emulator = createResendEmulator({});
let worker: LocalWorker;
let blog: Blog;
let browser: Browser;
let siteverifyIsDown = false;

beforeAll(async () => {
  blog = await startBlog();
  [worker, browser] = await Promise.all([
    startLocalWorker(
      {
        TURNSTILE_SITE_KEY: siteKey,
        TURNSTILE_SECRET_KEY: passing,
        ALLOWED_ORIGINS: [blog.origin],
        LANGUAGES: ["en", "es"],
      },
      {
        outbound: async (request) => {
          if (!isForTurnstile(request)) return emulator.handle(request);
          return siteverifyIsDown ? new Response("", { status: 503 }) : answerSiteverify(request);
        },
      },
    ),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await worker?.stop();
  await blog?.stop();
});

/** What Cloudflare's script does, for lack of Cloudflare: a frame of its own, and the field with its test token. */
const WIDGET = `
  const box = document.querySelector(".cf-turnstile");
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: "https://challenges.cloudflare.com/box", title: "Check" });
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "cf-turnstile-response", value: "${token}" });
  box.append(frame, field);
`;

/** The pages' own Content-Security-Policy is in force: it decides whether the script and its frame are loaded. */
async function openBrowser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.route("**/style.css", (route) => route.fulfill({ path: "public/style.css" })); // bare miniflare has no assets
  await context.route("https://challenges.cloudflare.com/**", (route) =>
    route.request().url().endsWith("/turnstile/v0/api.js")
      ? route.fulfill({ contentType: "text/javascript", body: WIDGET })
      : route.fulfill({
          contentType: "text/html",
          body: '<html lang="en"><title>Check</title><main><h1>I am a box</h1></main>',
        }),
  );
  return context;
}

const mailTo = (address: string) =>
  waitFor(`the mail to ${address}`, () => emulator.mails().find((mail) => mail.to.includes(address)));

describe("a newsletter with Turnstile", () => {
  it("takes the form of a reader who passes", async () => {
    const context = await openBrowser();
    const page = await context.newPage();
    await page.goto(`${worker.url}`);
    await page.frameLocator("iframe").getByText("I am a box").waitFor();
    await page.getByLabel(/email/i).fill("passes@check.example");
    await page.getByRole("button").click();
    await page.waitForURL(/\/check-inbox/);
    await mailTo("passes@check.example");
    await context.close();
  });

  it.each([true, false])(
    "sends a form on another site there for the check, JavaScript there: %s",
    async (script) => {
      const email = `embedded-${script}@check.example`;
      const origin = worker.url.origin;
      const example = renderExample("Any page", origin, "es");
      const url = blog.publish("/check", "es", script ? example : example.replace(/<script.*$/s, ""));
      const context = await openBrowser();
      const page = await context.newPage();
      await page.goto(url);
      await page.getByLabel(/email/i).fill(email);
      await page.getByRole("button").click();
      await page.waitForURL(`${origin}/subscribe?lang=es`);
      await page.getByText("No se ha perdido nada").waitFor();
      expect(await page.getByRole("textbox", { name: /correo/i }).inputValue()).toBe(email);
      await page.frameLocator("iframe").getByText("I am a box").waitFor();
      await page.getByRole("button").click();
      await page.waitForURL(`${origin}/check-inbox?lang=es`);
      await mailTo(email);
      await context.close();
    },
  );

  it("mails a link by address to a reader who passes, and shows its form again to one without JavaScript", async () => {
    const email = "asks-link@check.example";
    const scriptless = await openBrowser({ javaScriptEnabled: false });
    const bare = await scriptless.newPage();
    await bare.goto(`${worker.url}preferences/link?lang=en`);
    expect(await bare.content()).toContain("needs JavaScript"); // this browser draws no <noscript>
    await bare.getByLabel(/email/i).fill(email);
    await bare.getByRole("button").click();
    await bare.getByText("Nothing is lost").waitFor();
    expect(await bare.getByLabel(/email/i).inputValue()).toBe(email);
    await scriptless.close();

    const context = await openBrowser();
    const page = await context.newPage();
    await page.goto(`${worker.url}preferences/link?lang=en`);
    await page.frameLocator("iframe").getByText("I am a box").waitFor();
    await page.getByLabel(/email/i).fill(email);
    await page.getByRole("button").click();
    await page.getByText("a link is on its way").waitFor();
    await context.close();
  });

  it("loses nothing while nobody can say who passes", async () => {
    siteverifyIsDown = true;
    const context = await openBrowser();
    const page = await context.newPage();
    await page.goto(`${worker.url}?lang=en`);
    await page.getByLabel(/email/i).fill("patient@check.example");
    await page.getByLabel("Monthly").check();
    await page.frameLocator("iframe").getByText("I am a box").waitFor();
    await page.getByRole("button").click();
    await page.getByText("Nothing is lost").waitFor();
    siteverifyIsDown = false;
    expect(await page.getByLabel("Monthly").isChecked()).toBe(true);
    await page.frameLocator("iframe").getByText("I am a box").waitFor();
    await page.getByRole("button").click();
    await page.waitForURL(/\/check-inbox/);
    await mailTo("patient@check.example");
    await context.close();
  });

  it("has a page on which axe finds nothing", async () => {
    const context = await openBrowser({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${worker.url}`);
    await page.frameLocator("iframe").getByText("I am a box").waitFor();
    expect(await look(page, "human-check")).toEqual([]);
    await context.close();
  });
});

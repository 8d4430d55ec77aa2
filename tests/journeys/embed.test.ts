import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";
import type { SubscriberView } from "../../src/contract/subscribers/subscriber.ts";
import { CONSENT_WORDING } from "../../templates/words/translate.ts";
import { type Blog, startBlog } from "./stage/blog.ts";
import { GENERATORS, readExample, renderExample } from "./stage/embed-examples.ts";
import { AUTHOR, type LocalGazette, mailsTo, startGazette, waitFor } from "./stage/local-gazette.ts";
import { keepPicture, listAxeViolations, look } from "./stage/look.ts";
import { press } from "./stage/press.ts";

let gazette: LocalGazette;
let blog: Blog;
let stranger: Blog;
let browser: Browser;

beforeAll(async () => {
  [blog, stranger] = await Promise.all([startBlog(), startBlog()]);
  [gazette, browser] = await Promise.all([
    startGazette({ ALLOWED_ORIGINS: JSON.stringify([blog.origin]) }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await gazette?.stop();
  for (const site of [blog, stranger]) await site?.stop();
});

async function inBrowser<T>(options: BrowserContextOptions, act: (context: BrowserContext) => Promise<T>) {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  try {
    return await act(context);
  } finally {
    await context.close();
  }
}

async function fillIn(context: BrowserContext, url: string, email: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel(/email/i).fill(email);
  await page.getByRole("button").click();
  return page;
}

const confirmationTo = (address: string) =>
  waitFor(`the confirmation mail to ${address}`, () => mailsTo(gazette, address)[0]);
const linkTo = async (address: string) =>
  /http\S+\/confirm\?\S+/.exec((await confirmationTo(address)).text ?? "")?.[0] ?? "";

async function confirm(page: Page): Promise<void> {
  await press(page, page.getByRole("button"));
  expect(page.url()).toMatch(/\/confirm\?(?:.*&)?lang=/); // with its link, so that the address alone shows the page again
}

const find = async (address: string) => {
  const answer = await gazette.ask(`/api/subscribers/${address}`, { headers: AUTHOR });
  return (await answer.json()) as SubscriberView;
};

describe("a form on another site", () => {
  it.each(GENERATORS)(
    "is sent in place by the script and in the page's language, as for: %s",
    async (generator) => {
      const email = `${generator.toLowerCase().replace(" ", "-")}@embed.example`;
      const name = `embed-${generator.toLowerCase().replace(" ", "-")}`;
      const url = blog.publish(`/${name}`, "es", renderExample(generator, gazette.url, "es"));
      await inBrowser({ timezoneId: "Pacific/Chatham", locale: "de" }, async (context) => {
        const before = await context.newPage();
        await before.goto(url);
        expect(await look(before, name)).toEqual([]);
        const page = await fillIn(context, url, email);
        const note = page.locator("[data-gazette-note]");
        await note.getByText("Ahora mira tu correo").waitFor();
        expect(await note.getAttribute("lang")).toBe("es");
        expect(await page.evaluate("document.activeElement.hasAttribute('data-gazette-note')")).toBe(true);
        expect(await page.locator("form").count()).toBe(0);
        expect(page.url()).toBe(url);
        expect(await look(page, `${name}-sent`)).toEqual([]);
        expect(await context.cookies()).toEqual([]);
        expect((await confirmationTo(email)).subject).toMatch(/^Confirma/);
        const opened = await context.newPage();
        await opened.goto(await linkTo(email));
        expect((await find(email)).status).toBe("pending");
        await confirm(opened);
      });
      expect(await find(email)).toMatchObject({
        status: "active",
        languages: ["es"],
        timeZone: "Pacific/Chatham",
      });
    },
  );

  it.each(GENERATORS)(
    "leads to the newsletter's own page without JavaScript, as for: %s",
    async (generator) => {
      const email = `${generator.toLowerCase().replace(" ", "-")}-plain@embed.example`;
      const url = blog.publish(
        `/plain-${generator}`.replace(" ", "-"),
        "es",
        renderExample(generator, gazette.url, "es"),
      );
      await inBrowser({ javaScriptEnabled: false }, async (context) => {
        const page = await fillIn(context, url, email);
        await page.waitForURL(`${gazette.url}/check-inbox?lang=es`);
        await page.goto(await linkTo(email));
      });
      expect((await find(email)).status).toBe("active"); // the same browser: no button
    },
  );

  it("asks for one press in another browser", async () => {
    const url = blog.publish("/other", "en", renderExample("Any page", gazette.url, "en"));
    await inBrowser({ javaScriptEnabled: false }, async (context) => {
      const page = await fillIn(context, url, "other@embed.example");
      await page.waitForURL(`${gazette.url}/check-inbox?lang=en`);
    });
    await inBrowser({}, async (context) => {
      const page = await context.newPage();
      await page.goto(await linkTo("other@embed.example"));
      expect((await find("other@embed.example")).status).toBe("pending");
      await confirm(page);
    });
    expect((await find("other@embed.example")).status).toBe("active");
  });

  it("says in place what needs another look, and goes on when it is mended", async () => {
    const url = blog.publish("/fault", "en", renderExample("Any page", gazette.url, "en"));
    await inBrowser({ viewport: { width: 375, height: 700 } }, async (context) => {
      const page = await fillIn(context, url, "ada@localhost");
      const note = page.locator("[data-gazette-note]");
      await note.getByText("it should look like ada@example.com").waitFor();
      expect(page.url()).toBe(url);
      expect(await page.getByLabel(/email/i).getAttribute("aria-invalid")).toBe("true");
      expect(await page.evaluate("document.activeElement.hasAttribute('data-gazette-note')")).toBe(true);
      expect(await look(page, "embed-fault")).toEqual([]);
      await page.getByLabel(/email/i).fill("mended@embed.example");
      await page.keyboard.press("Enter");
      await note.getByText("Now look in your inbox").waitFor();
    });
    expect((await find("mended@embed.example")).status).toBe("pending");
  });

  it("keeps its choices, in place and on the newsletter's own page", async () => {
    const choices = readExample("With choices", gazette.url);
    const form = renderExample("Any page", gazette.url, "en").replace("<button>", `${choices}<button>`);
    const url = blog.publish("/choices", "en", form);
    for (const [email, javaScriptEnabled] of [
      ["chosen@embed.example", true],
      ["chosen-plain@embed.example", false],
    ] as const) {
      await inBrowser({ javaScriptEnabled }, async (context) => {
        const page = await context.newPage();
        await page.goto(url);
        await page.getByLabel("How often?").selectOption("monthly");
        await page.getByLabel("Español").check();
        await page.getByLabel("Your time zone").fill("Australia/Lord_Howe");
        if (javaScriptEnabled) expect(await look(page, "embed-choices")).toEqual([]);
        await page.getByLabel(/email/i).fill(email);
        await page.getByRole("button").click();
        await page.getByText("Now look in your inbox").waitFor();
      });
      expect(await find(email)).toMatchObject({
        cadence: "monthly",
        languages: ["en", "es"],
        timeZone: "Australia/Lord_Howe",
      });
    }
  });

  it("is sent the plain way from a site whose scripts may not send it", async () => {
    const url = stranger.publish("/", "en", renderExample("Any page", gazette.url, "en"));
    await inBrowser({}, async (context) => {
      const page = await fillIn(context, url, "stranger@embed.example");
      await page.waitForURL(`${gazette.url}/check-inbox?lang=en`);
    });
    expect((await find("stranger@embed.example")).status).toBe("pending");
  });

  it.each(GENERATORS)("carries the wording that the consent record keeps, as for: %s", (generator) => {
    expect(renderExample(generator, gazette.url, "en")).toContain(CONSENT_WORDING("en"));
  });
});

describe("the form in a frame", () => {
  const publishFrame = (site: Blog, path: string) =>
    site.publish(path, "en", readExample("In a frame", gazette.url).replace("lang=en", "lang=es"));

  it.each([
    ["with JavaScript", true, "frame@embed.example"],
    ["without", false, "frame-plain@embed.example"],
  ])("takes a signup and answers in its frame, %s", async (_, javaScriptEnabled, email) => {
    const url = publishFrame(blog, "/frame");
    await inBrowser({ javaScriptEnabled, viewport: { width: 375, height: 800 } }, async (context) => {
      const page = await context.newPage();
      await page.goto(url);
      const frame = page.frameLocator("iframe");
      await frame.getByLabel(/correo/i).waitFor();
      if (javaScriptEnabled) {
        expect(await look(page, "embed-frame")).toEqual([]);
        for (const inside of page.frames().slice(1)) expect(await listAxeViolations(inside)).toEqual([]);
        await frame.getByText("Elige lo que recibes").click();
        for (const inside of page.frames().slice(1)) expect(await listAxeViolations(inside)).toEqual([]);
        await keepPicture(page, "embed-frame-choices");
        await frame.getByLabel("Cada mes").check();
      }
      await frame.getByLabel(/correo/i).fill(email);
      await frame.getByRole("button").click();
      await frame.getByText("Ahora mira tu correo").waitFor();
      expect(page.url()).toBe(url);
      if (javaScriptEnabled) {
        expect(await look(page, "embed-frame-sent")).toEqual([]);
        for (const inside of page.frames().slice(1)) expect(await listAxeViolations(inside)).toEqual([]);
      }
    });
    expect((await confirmationTo(email)).subject).toMatch(/^Confirma/);
    await inBrowser({}, async (context) => {
      const page = await context.newPage();
      await page.goto(await linkTo(email));
      await confirm(page);
    });
    expect(await find(email)).toMatchObject({ status: "active", languages: ["es"] });
  });

  it("stays empty on a site that may not hold it", async () => {
    const url = publishFrame(stranger, "/frame");
    await inBrowser({ bypassCSP: false }, async (context) => {
      const page = await context.newPage();
      const refused = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
      await page.goto(url);
      await page.locator("iframe").scrollIntoViewIfNeeded();
      await refused;
      expect(await page.frameLocator("iframe").getByRole("textbox").count()).toBe(0);
    });
  });
});

describe("the script for other sites", () => {
  it("may be loaded by any page, and is kept for an hour", async () => {
    const { status, headers } = await gazette.ask("/embed.js");
    expect([status, headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.get("cache-control")).toBe("public, max-age=3600");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("the first view", () => {
  it.each(["/", "/embed", "/issues"])("of %s stays under 30 KB in all, and loads no script", async (path) => {
    await inBrowser({}, async (context) => {
      const page = await context.newPage();
      const bodies: Promise<Buffer>[] = [];
      page.on("response", (response) => bodies.push(response.body()));
      await page.goto(`${gazette.url}${path}`, { waitUntil: "networkidle" });
      const sizes = (await Promise.all(bodies)).map((body) => body.length);
      expect(sizes.length).toBeGreaterThan(1);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
      expect(await page.locator("script").count()).toBe(0);
    });
  });
});

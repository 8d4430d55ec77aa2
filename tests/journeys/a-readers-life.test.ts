import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";
import type { PlannedAnswer } from "../../src/contract/issues/issue-answer.ts";
import { type Blog, startBlog } from "./stage/blog.ts";
import { renderExample } from "./stage/embed-examples.ts";
import { AUTHOR, issueStates, type LocalGazette, startGazette, waitFor } from "./stage/local-gazette.ts";
import { lookAround } from "./stage/look.ts";
import { press } from "./stage/press.ts";
import { findLink, importReaders, putPost } from "./stage/three-tongues.ts";

const LIVES = ["en", "es", "ar"].flatMap((language) => [
  { language, javaScriptEnabled: true },
  { language, javaScriptEnabled: false },
]);
const nameOf = ({ language, javaScriptEnabled }: (typeof LIVES)[number]) =>
  `${language}-${javaScriptEnabled ? "script" : "plain"}`;

let gazette: LocalGazette;
let blog: Blog;
let browser: Browser;

beforeAll(async () => {
  blog = await startBlog();
  [gazette, browser] = await Promise.all([
    startGazette({
      LANGUAGES: '["en","es","ar"]',
      DELIVER_IN: "reader",
      WELCOME_MAIL: "true",
      ALLOWED_ORIGINS: JSON.stringify([blog.origin]),
    }),
    launchBrowser(),
  ]);
  await putPost(
    gazette,
    "en/first.md",
    "---\ntitle: First\npubDate: 2026-11-20\ntags: [Queues]\n---\n\nWords.\n",
  );
});

afterAll(async () => {
  await browser?.close();
  await gazette?.stop();
  await blog?.stop();
});

const find = async (address: string) => {
  const answer = await gazette.ask(`/api/subscribers/${address}`, { headers: AUTHOR });
  return answer.ok ? ((await answer.json()) as Record<string, unknown>) : answer.status;
};

/** A post and a special of it, which everybody who reads the language gets at once: a mail with all its links. */
async function mailEverybody(name: string, language: string): Promise<void> {
  const path = `${language}/${name}.md`;
  await putPost(gazette, path, `---\ntitle: ${name}\npubDate: 2026-11-20\n---\n\nWords.\n`);
  const answer = await gazette.ask("/api/issues", {
    method: "POST",
    headers: { ...AUTHOR, "Content-Type": "application/json" },
    body: JSON.stringify({ posts: [path] }),
  });
  const { id } = (await answer.json()) as PlannedAnswer;
  await waitFor("the special", async () => ((await issueStates(gazette))[id] === "closed" ? true : null));
}

/** The form on somebody else's page: with JavaScript it answers in place, without it leads to ours. */
async function signUpOnTheBlog(context: BrowserContext, life: (typeof LIVES)[number], email: string) {
  const url = blog.publish(
    `/${nameOf(life)}`,
    life.language,
    renderExample("Any page", gazette.url, life.language),
  );
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("input[type=email]").fill(email);
  await page.locator("form button").click();
  if (life.javaScriptEnabled)
    await page.locator("[data-gazette-note] h2, [data-gazette-note] strong").first().waitFor();
  else await page.waitForURL(`${gazette.url}/check-inbox?lang=${life.language}`);
  return page;
}

const submit = (page: Page) => press(page, page.locator("main button[type=submit]").first());

describe.each(LIVES)("a reader in $language, JavaScript $javaScriptEnabled,", (life) => {
  const name = nameOf(life);
  const address = `${name}@example.com`;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const { language: locale, javaScriptEnabled } = life;
    context = await browser.newContext({ locale, javaScriptEnabled, bypassCSP: true });
  });
  afterAll(() => context?.close());

  it("signs up on another site, and confirms: at once in the same browser, with one press in another", async () => {
    page = await signUpOnTheBlog(context, life, address);
    await page.goto(await findLink(gazette, address, "confirm"));
    if (life.javaScriptEnabled) {
      // Sent by a script on another site, the form left no cookie: this browser is as good as any other.
      expect(await find(address)).toMatchObject({ status: "pending" });
      await submit(page);
    }
    expect(await find(address)).toMatchObject({ status: "active", languages: [life.language] });
  });

  it("changes every preference on one page", async () => {
    await mailEverybody(name, life.language);
    await page.goto(await findLink(gazette, address, "preferences"));
    await page.locator("input[name=cadence][value=daily]").check();
    await page.locator("#language-1").selectOption("ar");
    await page.locator("#language-2").selectOption("es");
    await page.locator("input[name=topics][value=queues]").check();
    await page.locator("#hour").selectOption("7");
    await page.locator("#timeZone").selectOption("Asia/Kathmandu");
    await page.locator("#pauseUntil").fill("2031-05-01");
    await submit(page);
    expect(await page.locator("[role=status]").count()).toBe(1);
    expect(await find(address)).toMatchObject({
      status: "paused",
      languages: ["ar", "es"],
      topics: ["queues"],
      cadence: "daily",
      hour: 7,
      timeZone: "Asia/Kathmandu",
      pausedUntil: "2031-04-30T18:15:00.000Z",
    });
    if (life.javaScriptEnabled) expect(await lookAround(page, `life-preferences-${name}`)).toEqual([]);
    await page.locator("#pauseUntil").fill("");
    await page.locator("input[name=topics][value=queues]").uncheck();
    await submit(page);
    expect(await find(address)).toMatchObject({ status: "active", topics: [] });
  });

  it("takes a common choice out of the mail with one press", async () => {
    await page.goto(await findLink(gazette, address, "preferences/pause"));
    expect(await find(address)).toMatchObject({ status: "active" });
    await submit(page);
    expect(await find(address)).toMatchObject({ status: "paused" });
  });

  it("sees and downloads their data behind a magic link, and erases it", async () => {
    await page.goto(await findLink(gazette, address, "preferences"));
    await press(page, page.locator("form[action^='/preferences/fresh'] button"));
    await page.goto(await findLink(gazette, address, "preferences", "magic-link"));
    expect(await page.locator("main").innerText()).toContain(address);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("a[href^='/preferences/data']").click(),
    ]);
    const stream = await download.createReadStream();
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ email: address, status: "paused" });
    await page.locator("details summary").click();
    await press(page, page.locator("form[action^='/preferences/erase'] button"));
    expect(await find(address)).toBe(404);
  });

  it("leaves, and comes back by the form", async () => {
    const other = `back-${address}`; // came by import: nobody writes twice in ten minutes to who has just signed up
    await importReaders(gazette, `email,languages\n${other},${life.language};en\n`);
    await mailEverybody(`back-${name}`, life.language);
    await page.goto(await findLink(gazette, other, "unsubscribe"));
    await submit(page);
    expect(await find(other)).toMatchObject({ status: "unsubscribed" });
    await page.goto(await findLink(gazette, other, "preferences"));
    expect(await page.locator("main form").count()).toBe(0);
    page = await signUpOnTheBlog(context, life, other);
    await page.goto(await findLink(gazette, other, "confirm"));
    if (life.javaScriptEnabled) await submit(page);
    expect(await find(other)).toMatchObject({ status: "active" });
  });
});

describe("a scanner", () => {
  it("changes nothing by HEAD, by GET, by running scripts, by loading every link of every mail", async () => {
    await importReaders(gazette, "email,languages\nscanned@example.com,en\n");
    await gazette.ask("/subscribe", {
      method: "POST",
      body: JSON.stringify({ email: "asked@example.com" }),
      headers: { "Content-Type": "application/json" },
    });
    await mailEverybody("scanned", "en");
    await findLink(gazette, "asked@example.com", "confirm");
    const before = [await find("scanned@example.com"), await find("asked@example.com")];
    const mails = gazette.emulator.mails();
    const links = new Set(
      mails.flatMap(({ html, text }) => [
        ...((html ?? "").match(/(?<=(?:href|src|content)=")https?:[^"]+/g) ?? []),
        ...((text ?? "").match(/https?:\/\/\S+/g) ?? []),
      ]),
    );
    const own = [...links]
      .map((link) => link.replaceAll("&amp;", "&"))
      .filter((link) => link.startsWith(gazette.url));
    expect(own.length).toBeGreaterThan(50);
    const scanner = await browser.newContext();
    const page = await scanner.newPage();
    for (const link of own) {
      for (const method of ["HEAD", "GET"]) await (await fetch(link, { method })).arrayBuffer();
      if (/scanned|asked/.test(link) || own.indexOf(link) % 5 === 0)
        await page.goto(link).catch((error: Error) => expect(error.message).toContain("ownload"));
    }
    await scanner.close();
    expect([await find("scanned@example.com"), await find("asked@example.com")]).toEqual(before);
    expect(gazette.emulator.mails()).toHaveLength(mails.length);
  });
});

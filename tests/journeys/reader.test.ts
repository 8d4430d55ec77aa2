import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";
import type { SubscriberView } from "../../src/contract/subscribers/subscriber.ts";
import {
  AUTHOR,
  issueStates,
  type LocalGazette,
  mailsTo,
  startGazette,
  waitFor,
} from "./stage/local-gazette.ts";
import { look, lookAtMail } from "./stage/look.ts";
import { press } from "./stage/press.ts";

let gazette: LocalGazette;
let browser: Browser;

beforeAll(async () => {
  [gazette, browser] = await Promise.all([startGazette(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await gazette?.stop();
});

async function signUp(context: BrowserContext, email: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${gazette.url}/`);
  expect(await look(page, `${name}-form`)).toEqual([]);
  await page.getByLabel(/email/i).fill(email);
  await press(page, page.getByRole("button", { name: /subscribe/i }));
  expect(new URL(page.url()).pathname).toBe("/check-inbox");
  expect(await look(page, `${name}-check-inbox`)).toEqual([]);
  return page;
}

const confirmationLink = (address: string) =>
  waitFor(
    `the confirmation mail to ${address}`,
    () => mailsTo(gazette, address)[0]?.text?.match(/http\S+\/confirm\?\S+/)?.[0],
  );

const statusOf = async (address: string) => {
  const answer = await gazette.ask(`/api/subscribers/${address}`, { headers: AUTHOR });
  return answer.ok ? ((await answer.json()) as SubscriberView).status : answer.status;
};

describe("a reader in a real browser", () => {
  it("signs up and is confirmed at once by the link when it opens in the same browser", async () => {
    const context = await browser.newContext();
    const page = await signUp(context, "same@example.com", "same-browser");
    await page.goto(await confirmationLink("same@example.com"));
    expect(await look(page, "same-browser-confirmed")).toEqual([]);
    expect(await statusOf("same@example.com")).toBe("active");
    await context.close();
  });

  it("presses one button when the link opens on another device, without JavaScript", async () => {
    const first = await browser.newContext();
    await signUp(first, "other@example.com", "other-device");
    const second = await browser.newContext({ viewport: { width: 375, height: 700 } });
    const page = await second.newPage();
    await page.goto(await confirmationLink("other@example.com"));
    expect(await look(page, "other-device-confirm")).toEqual([]);
    expect(await statusOf("other@example.com")).toBe("pending");
    await press(page, page.getByRole("button"));
    expect(await statusOf("other@example.com")).toBe("active");
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const again = await plain.newPage();
    await again.goto(await confirmationLink("other@example.com"));
    await press(again, again.getByRole("button"));
    expect(await statusOf("other@example.com")).toBe("active");
    for (const context of [first, second, plain]) await context.close();
  });

  it("is not confirmed and does not leave by what opens links without pressing buttons", async () => {
    await gazette.ask("/subscribe", {
      method: "POST",
      body: JSON.stringify({ email: "scanned@example.com" }),
      headers: { "Content-Type": "application/json" },
    });
    const link = await confirmationLink("scanned@example.com");
    for (const method of ["HEAD", "GET", "GET"]) await fetch(link, { method });
    const scanner = await (await browser.newContext()).newPage();
    await scanner.goto(link);
    await scanner.waitForTimeout(300);
    expect(await statusOf("scanned@example.com")).toBe("pending");
    await scanner.context().close();
  });

  it("gets one digest that looks right at 375 and 640 pixels, light and dark, and leaves by its link", async () => {
    const put = (path: string, source: string) =>
      gazette.ask(`/api/posts/${path}`, { method: "PUT", headers: AUTHOR, body: source });
    expect(
      (
        await put(
          "en/a-post.md",
          "---\ntitle: A post worth opening\ndescription: With a description\npubDate: 2026-11-20\ntags: [Craft]\n---\n\nWords.",
        )
      ).status,
    ).toBe(201);
    expect(
      (await put("en/b-post.md", "---\ntitle: Another one\npubDate: 2026-11-19\n---\n\nA first paragraph."))
        .status,
    ).toBe(201);
    await gazette.tick("2026-11-23T09:00:00Z");
    await waitFor("the weekly issue", async () =>
      (await issueStates(gazette))["weekly-2026-11-23"] === "closed" ? true : null,
    );
    const digests = mailsTo(gazette, "same@example.com").filter((mail) =>
      mail.subject.includes("A post worth opening"),
    );
    expect(digests.length).toBe(1);
    const [digest] = digests;
    expect(await lookAtMail(browser, digest?.html ?? "", "digest")).toEqual([]);
    const leaveLink = digest?.html?.match(/href="([^"]*\/unsubscribe\?token=[^"]*)"/)?.[1] ?? "";
    await fetch(leaveLink, { method: "HEAD" });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(leaveLink);
    expect(await look(page, "leave")).toEqual([]);
    expect(await statusOf("same@example.com")).toBe("active");
    await press(page, page.getByRole("button"));
    expect(await look(page, "left")).toEqual([]);
    expect(await statusOf("same@example.com")).toBe("unsubscribed");
    await page.goto(await confirmationLink("same@example.com"));
    await context.close();
    expect(await statusOf("same@example.com")).toBe("unsubscribed");
  });

  it("reads the archive and an issue in it", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${gazette.url}/issues`);
    expect(await look(page, "archive")).toEqual([]);
    await press(page, page.getByRole("link", { name: /A post worth opening/ }).first());
    expect(await look(page, "issue")).toEqual([]);
    await page.goto(`${gazette.url}/nowhere`);
    expect(await look(page, "problem")).toEqual([]);
    await context.close();
  });
});

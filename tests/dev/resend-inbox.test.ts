import { describe, expect, it } from "vitest";
import { createResendEmulator, type ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, mailTo, send } from "./emulator-calls.ts";

describe("inbox pages", () => {
  const visit = async (emulator: ResendEmulator, path: string) => {
    const response = await emulator.handle(new Request(`http://127.0.0.1${path}`));
    return { status: response.status, headers: response.headers, page: await response.text() };
  };
  const preheader = '<div style="display:none;max-height:0">First line<span>\u034f\u2007\u00ad</span></div>';
  const page = `<!doctype html><html><head><title>x</title></head><body>${preheader}<p>Body</p></body></html>`;

  it("list the mails newest first with recipient, subject and preheader", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails", mailTo("one@example.com", { subject: "Older", html: page }));
    await send(emulator, "/emails", mailTo("two@example.com", { subject: "Newer <b>", html: "<p>x</p>" }));
    const { page: list } = await visit(emulator, "/");

    expect(list.indexOf("Newer &lt;b&gt;")).toBeGreaterThan(0);
    expect(list.indexOf("Newer &lt;b&gt;")).toBeLessThan(list.indexOf("Older"));
    expect(list).toContain("to one@example.com");
    expect(list).toContain(">First line</span>");
    expect(list).toContain(">For two@example.com</span>");
    expect((await visit(emulator, "/?to=one@example.com")).page).not.toContain("Newer");
  });

  it("turn over after fifty mails", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails/batch", batchOf(60));
    const [first, second] = [await visit(emulator, "/"), await visit(emulator, "/?page=2")];
    expect(first.page.match(/<li>/g)).toHaveLength(50);
    expect(first.page).toContain('href="/?page=2"');
    expect(second.page.match(/<li>/g)).toHaveLength(10);
  });

  it("show one mail in a sandbox, with its text and headers in tabs", async () => {
    const emulator = createResendEmulator();
    const headers = { "List-Unsubscribe": "<https://example.com/unsubscribe?token=x>" };
    const { body } = await send(emulator, "/emails", mailTo("one@example.com", { html: page, headers }));
    const shown = await visit(emulator, `/mails/${body.id}?width=375&scheme=dark`);
    const inner = await visit(emulator, `/mails/${body.id}/body`);

    expect(shown.page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(shown.page).toContain("max-width: 375px; color-scheme: dark");
    expect(inner.headers.get("content-security-policy")).toMatch(/^sandbox .*default-src 'none'/);
    expect(inner.page).toBe(page.replace("<head>", '<head><base target="_blank">'));
    expect((await visit(emulator, `/mails/${body.id}?tab=text`)).page).toContain(
      "<pre>For one@example.com</pre>",
    );
    expect((await visit(emulator, `/mails/${body.id}?tab=headers`)).page).toContain("unsubscribe?token=x");
  });

  it("say when a mail is not there", async () => {
    const missing = await visit(createResendEmulator(), "/mails/nothing");
    expect([missing.status, missing.page]).toEqual([404, expect.stringContaining("not here")]);
  });
});

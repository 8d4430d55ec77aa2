import { expect, it } from "vitest";
import { askJson, importReaders, mailsTo, publish, settleIssues } from "../shell/whole-worker.ts";

const RECENT = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;
const EVIL = "https://evil.example/p.png?a=address@place.invalid&t=place.invalid-manage-token";

/** Every address in a mail that leads to that host. */
const linksTo = (text: string, host: string) =>
  text.match(new RegExp(`https?://${host}[^\\s"<>]*`, "g")) ?? [];

it("hands no reader's address or token to whoever wrote the post, in the issue or in its test", async () => {
  await importReaders(["ada@personal.example,weekly,en"]);
  await publish(
    "en/personal.md",
    [
      'title: "Ask address@place.invalid at https://place.invalid/leave-url"',
      'description: "place.invalid-manage-token\\r\\nBcc: x@example.com"',
      `image: "${EVIL}"`,
      RECENT,
    ],
    `![x](${EVIL})\n\n[leave](https://evil.example/?l=https://place.invalid/leave-url)`,
  );
  const special = { posts: ["en/personal.md"] };
  const tested = await askJson("/api/issues", {
    method: "POST",
    body: JSON.stringify({ ...special, testTo: "author@personal.example" }),
  });
  expect(tested.status).toBe(202);
  await askJson("/api/issues", { method: "POST", body: JSON.stringify(special) });
  await settleIssues();
  for (const address of ["author@personal.example", "ada@personal.example"]) {
    const [mail] = await mailsTo(address);
    if (mail === undefined) throw new Error(`${address} got no mail.`);
    const parts = [mail.subject, mail.html, mail.text];
    const tokens = parts.flatMap((part) =>
      [...part.matchAll(/token=([\w-]{20,})/g)].map(([, token]) => token),
    );
    expect(tokens.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part).not.toContain(address);
      for (const link of linksTo(part, "evil\\.example"))
        for (const token of tokens) expect(link).not.toContain(token);
    }
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(Object.keys(mail.headers).sort()).toEqual([
      "List-Id",
      "List-Unsubscribe",
      "List-Unsubscribe-Post",
    ]);
  }
});

import { expect, it } from "vitest";
import type { PlannedAnswer } from "../../../src/contract/issues/issue-answer.ts";
import { AUTHOR, ask, askJson, importReaders, mailsTo, settleIssues } from "../shell/whole-worker.ts";

const POSTS = 360;
/** Of the day before, a minute after each other: the last one is the newest, and comes first. */
const dateOf = (index: number) => new Date(Date.now() - 86_400_000 + index * 60_000).toISOString();
const LINE = "A description of a thousand letters, each of which takes four bytes. ";

async function publishMany(): Promise<void> {
  for (let index = 0; index < POSTS; index += 1) {
    const topic = index === 0 ? "oldest" : "others";
    const answer = await ask(`/api/posts/en/many-${index}.md`, {
      method: "PUT",
      headers: AUTHOR,
      body: [
        "---",
        `title: "Post number ${index}: ${"𝒙".repeat(200)}"`,
        `description: "${LINE}${"𝒙".repeat(900)}"`,
        `pubDate: ${dateOf(index)}`,
        `tags: [${topic}, ${Array.from({ length: 8 }, (_, tag) => `${"𝒛".repeat(40)} ${tag}`).join(", ")}]`,
        "---",
        "",
        "Some words.",
      ].join("\n"),
    });
    expect(answer.status).toBe(201);
  }
}

it("brings 360 posts in one issue to everybody, names how many a mail does not show, and leads to all", async () => {
  await publishMany();
  await importReaders(
    ["all@many.example,daily,en,", "oldest@many.example,daily,en,oldest"],
    "email,cadence,languages,topics",
  );
  const planned = await askJson("/api/issues", {
    method: "POST",
    body: JSON.stringify({ cadence: "daily" }),
  });
  expect(planned.status).toBe(202);
  const { id } = planned.body as PlannedAnswer;
  await settleIssues();
  const { body } = await askJson(`/api/issues/${id}`);
  expect(body).toMatchObject({ state: "closed", counts: { audience: 2, submitted: 2 } });

  const [all, ...more] = await mailsTo("all@many.example");
  expect(more).toEqual([]);
  const shown = new Set([...(all?.text ?? "").matchAll(/Post number (\d+)/g)].map(([, index]) => index));
  expect(shown.size).toBeGreaterThan(10);
  expect(all?.text).toContain(`${POSTS - shown.size}`);
  expect(all?.html).toContain(`/issues/${id}`);
  expect(new TextEncoder().encode(all?.html).byteLength).toBeLessThan(102_400);

  const [oldest] = await mailsTo("oldest@many.example");
  expect(oldest?.text).toContain("Post number 0:");
  expect(oldest?.text).toContain("/many-0");

  const page = await (await ask(`/issues/${id}`)).text();
  expect(new Set([...page.matchAll(/Post number (\d+)/g)].map(([, index]) => index)).size).toBe(POSTS);
});

import { expect, it } from "vitest";
import { ask, askJson } from "../shell/whole-worker.ts";

const STAND_IN = "https://token.actions.githubusercontent.com/_stand-in";
const play = (what: string, sent: unknown) =>
  fetch(`${STAND_IN}/${what}`, { method: "POST", body: JSON.stringify(sent) });
const countAsked = async (status: number | null) =>
  ((await (await play("trouble", { status })).json()) as { asked: number }).asked;

it("lets no workflow in while GitHub's keys cannot be had, asks for them once, and is well again soon after", async () => {
  const token = await (await play("sign", {})).text();
  const body = JSON.stringify({ title: "A post", commit: "c".repeat(40), files: [] });
  const headers = { Authorization: `Bearer ${token}`, "CF-Connecting-IP": "198.51.100.78" };
  const call = () => ask("/api/previews", { method: "POST", headers, body });

  const before = await countAsked(503);
  const refused = await Promise.all(Array.from({ length: 5 }, call));
  for (const answer of refused) {
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "60"]);
    expect(await answer.json()).toMatchObject({
      type: "urn:gazette:problem:workflow-keys-unreachable",
      detail: expect.stringContaining("Ask again"),
    });
  }
  expect((await askJson("/api/previews")).body).toEqual({ previews: [] });
  expect((await countAsked(null)) - before).toBe(1);

  await new Promise((resolve) => setTimeout(resolve, 5_100)); // until it may ask again
  const answers = await Promise.all(Array.from({ length: 5 }, call));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await countAsked(null)) - before).toBe(2);
});

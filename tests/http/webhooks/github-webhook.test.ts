import { runDurableObjectAlarm } from "cloudflare:test";
import { env as anyEnv } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { composePush, signEvent } from "../../../dev/github-stand-in/events.ts";
import { createStandInRepository } from "../../../dev/github-stand-in/repository.ts";
import type { Env } from "../../../src/env.ts";
import { ask, askJson } from "../shell/whole-worker.ts";

const env = anyEnv as unknown as Env;
const SECRET = "It's a Secret to Everybody"; // as vitest.config.ts says
const blog = createStandInRepository("Ada/Blog");
const send = (event: string, payload: unknown, secret = SECRET) =>
  ask("/webhooks/github", signEvent(secret, event, payload));

describe("the webhook of a repository", () => {
  it("answers a ping, and lets events be that say nothing to us", async () => {
    const ping = await send("ping", { zen: "Half measures are as bad as nothing at all.", hook_id: 1 });
    expect([ping.status, await ping.json()]).toEqual([200, { status: "pong" }]);
    for (const event of ["issues", "star", "workflow_run", "no_such_event"]) {
      const answer = await send(event, { action: "created" });
      expect([answer.status, await answer.json()]).toMatchObject([200, { status: "ignored" }]);
    }
  });

  it("refuses who is not signed with the secret, before anything is read", async () => {
    expect((await send("push", "no JSON at all", "another secret altogether")).status).toBe(401);
    const unsigned = await ask("/webhooks/github", { method: "POST", body: "{}" });
    expect(unsigned.status).toBe(401);
    expect(await unsigned.json()).toMatchObject({ type: "urn:gazette:problem:webhook-signature-wrong" });
    expect((await ask("/webhooks/github")).status).toBe(405);
  });

  it("says in plain words what is wrong with a body that is signed", async () => {
    const answer = await send("push", "{");
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      {
        type: "urn:gazette:problem:webhook-body-malformed",
        detail: expect.stringContaining("application/json"),
      },
    ]);
  });

  it("takes 25 MB, and no more than a little above it", async () => {
    const push = {
      ...composePush(blog, { after: "a".repeat(40), branch: "elsewhere" }),
      padding: "x".repeat(25 * 1024 * 1024),
    };
    expect((await send("push", push)).status).toBe(200);
    expect((await send("push", { padding: "x".repeat(27 * 1024 * 1024) })).status).toBe(413);
  });

  it("owes the work of a push by the time it answers, and shows how it goes", async () => {
    const after = blog.commit({ "one.md": "One" });
    const answer = await send("push", composePush(blog, { after }));
    expect([answer.status, await answer.json()]).toEqual([202, { status: "accepted" }]);
    expect(await runDurableObjectAlarm(env.REPOSITORY.getByName("repository/ada/blog"))).toBe(true);
    const { body } = await askJson("/api/repositories"); // nobody plays GitHub here
    expect(body).toMatchObject({
      repositories: [
        {
          ...{ name: "ada/blog", branch: "main", commit: null, posts: 0, refused: [] },
          ...{
            problem: expect.any(String),
            failingSince: expect.any(String),
            nextAttempt: expect.any(String),
          },
        },
      ],
    });
  });
});

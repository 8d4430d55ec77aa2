import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { signEvent } from "../../../dev/github-stand-in/events.ts";
import { createGithubCalls } from "../../../src/adapters/github/repository-calls.ts";
import type { Pull } from "../../../src/core/repository/pull.ts";
import type { Push } from "../../../src/core/repository/push.ts";
import { receiveEvent } from "../../../src/usecases/repository/receive-event.ts";

const encode = (text: string) => new Uint8Array(new TextEncoder().encode(text));

const SECRET = "It's a Secret to Everybody";

function createReceiver(pushRules = { repository: null as string | null, branch: null as string | null }) {
  const taken: Push[] = [];
  const pulls: Pull[] = [];
  const deps = {
    repositoryCalls: createGithubCalls(SECRET),
    pushRules,
    repositoryTaker: {
      takePush: async (push: Push) => void taken.push(push),
      takePull: async (pull: Pull) => void pulls.push(pull),
    },
    log: { record: () => {} },
  };
  const receive = ({ headers, body }: { headers: Record<string, string>; body: string | Uint8Array }) => {
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    return receiveEvent(deps, { headers: Object.fromEntries(named), body: bytes as Uint8Array<ArrayBuffer> });
  };
  return {
    taken,
    pulls,
    receive,
    send: (name: string, payload: unknown) => receive(signEvent(SECRET, name, payload)),
  };
}

/** Nine megabytes of JSON: read as such, for its types take the compiler as long as all of ours. */
const examples = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("@octokit/webhooks-examples"), "utf8"),
) as readonly { readonly name: string; readonly examples: readonly Readonly<Record<string, unknown>>[] }[];

const listExamples = (name: string) => examples.find((one) => one.name === name)?.examples ?? [];

describe("GitHub's own examples", () => {
  it.each(examples.map(({ name }) => name))("of %s are answered, whatever they hold", async (name) => {
    const { send, taken } = createReceiver();
    const before = taken.length;
    for (const example of listExamples(name)) {
      const outcome = await send(name, example);
      if (!outcome.ok) throw new Error(outcome.problem.kind);
      if (name === "ping") expect(outcome.value).toEqual({ status: "pong" });
      else if (name !== "push" && name !== "pull_request") expect(outcome.value.status).toBe("ignored");
    }
    if (name !== "push") expect(taken.length).toBe(before);
  });

  it("of a push are work where they are to the default branch, and stands", async () => {
    const { send, taken } = createReceiver();
    const statuses = [];
    for (const example of listExamples("push")) {
      const outcome = await send("push", example);
      const isWork = example.ref === "refs/heads/master" && example.deleted === false;
      expect(outcome).toMatchObject({ value: { status: isWork ? "accepted" : "ignored" } });
      statuses.push(isWork);
    }
    expect(statuses).toContain(true);
    expect(statuses).toContain(false);
    for (const push of taken) {
      expect(push.repository).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(push.after).toMatch(/^[0-9a-f]{40}$/);
      expect(push.before === null || /[1-9a-f]/.test(push.before)).toBe(true);
    }
  });
});

it("takes a pull request of GitHub's examples as work where its commits or its end change what a preview shows", async () => {
  const { send, pulls } = createReceiver();
  const works = ["opened", "reopened", "synchronize", "edited", "ready_for_review", "closed"];
  for (const example of listExamples("pull_request")) {
    const before = pulls.length;
    const isWork = works.includes(String(example.action));
    expect(await send("pull_request", example)).toMatchObject({
      value: { status: isWork ? "accepted" : "ignored" },
    });
    expect(pulls.length - before).toBe(isWork ? 1 : 0);
  }
  expect(new Set(pulls.map(({ isOpen }) => isOpen))).toEqual(new Set([true, false]));
  for (const { head, base, number } of pulls)
    expect([head.length, base.length, number > 0]).toEqual([40, 40, true]);
  const [first] = listExamples("pull_request");
  expect(
    await createReceiver({ repository: "ada/blog", branch: null }).send("pull_request", first),
  ).toMatchObject({
    value: { status: "ignored" },
  });
});

describe("a call of GitHub's webhook", () => {
  it("proves itself by GitHub's own example of a signature", async () => {
    const { receive } = createReceiver();
    const signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    const outcome = await receive({ headers: { "X-Hub-Signature-256": signature }, body: "Hello, World!" });
    expect(outcome).toMatchObject({ problem: { kind: "webhook-body-malformed" } }); // it is signed, and no event
  });

  it.each([
    ["missing", ""],
    ["cut short", "sha256=757107"],
    ["of another secret", signEvent("another secret", "ping", {}).headers["X-Hub-Signature-256"]],
    ["by SHA-1", "sha1=757107ea0eb2509fc211221cce984b8a37570b6d"],
    ["no hex", `sha256=${"z".repeat(64)}`],
  ])("is refused where its signature is %s", async (_, signature) => {
    const { receive } = createReceiver();
    const headers = { "X-GitHub-Event": "ping", "X-Hub-Signature-256": signature };
    expect(await receive({ headers, body: "{}" })).toMatchObject({
      problem: { kind: "webhook-signature-wrong" },
    });
  });

  it("is refused where no secret is set, whatever it is signed with", async () => {
    const call = signEvent("null", "ping", {});
    const headers = { "x-github-event": "ping", "x-hub-signature-256": call.headers["X-Hub-Signature-256"] };
    const body = encode(call.body);
    expect(await createGithubCalls(null).read({ headers, body })).toEqual({ is: "forged" });
  });

  it("is proved over its bytes as they came, and told plainly what is wrong with them", async () => {
    const { send, receive } = createReceiver();
    expect(await send("push", "{")).toMatchObject({
      problem: { kind: "webhook-body-malformed", detail: expect.stringContaining("application/json") },
    });
    for (const body of ["null", "[]", '{"ref":1}', '{"ref":"refs/heads/main"}'])
      expect(await send("push", body)).toMatchObject({ problem: { kind: "webhook-body-malformed" } });
    const call = signEvent(SECRET, "ping", '{"zen":"ü"}');
    expect(await receive({ ...call, body: call.body.replace("ü", "u") })).toMatchObject({ ok: false });
  });

  it("may be a form with JSON in it, as a webhook sends that is left as it was set up", async () => {
    const { receive, taken } = createReceiver();
    const [example] = listExamples("push").filter(
      ({ ref, deleted }) => ref === "refs/heads/master" && !deleted,
    );
    const body = new URLSearchParams({ payload: JSON.stringify(example) }).toString();
    const call = signEvent(SECRET, "push", body);
    const headers = { ...call.headers, "Content-Type": "application/x-www-form-urlencoded" };
    expect(await receive({ headers, body })).toMatchObject({ value: { status: "accepted" } });
    expect(taken).toHaveLength(1);
  });

  it("of another repository or branch is ignored, with the reason", async () => {
    const push = listExamples("push").find(({ ref, deleted }) => ref === "refs/heads/master" && !deleted);
    const elsewhere = createReceiver({ repository: "ada/blog", branch: null });
    expect(await elsewhere.send("push", push)).toMatchObject({ value: { status: "ignored" } });
    const branch = createReceiver({ repository: null, branch: "posts" });
    expect(await branch.send("push", push)).toMatchObject({ value: { status: "ignored" } });
    expect(await branch.send("push", { ...push, ref: "refs/heads/posts" })).toMatchObject({
      value: { status: "accepted" },
    });
    expect(await branch.send("push", { ...push, ref: "refs/tags/posts" })).toMatchObject({
      value: { status: "ignored" },
    });
  });

  it("is not acknowledged where its work could not be kept", async () => {
    const [push] = listExamples("push").filter(({ ref, deleted }) => ref === "refs/heads/master" && !deleted);
    const deps = {
      repositoryCalls: createGithubCalls(SECRET),
      pushRules: { repository: null, branch: null },
      repositoryTaker: {
        takePush: () => Promise.reject(new Error("overloaded")),
        takePull: () => Promise.reject(new Error("overloaded")),
      },
      log: { record: () => {} },
    };
    const call = signEvent(SECRET, "push", push);
    const named = Object.entries(call.headers).map(([name, value]) => [name.toLowerCase(), value]);
    const body = encode(call.body);
    expect(await receiveEvent(deps, { headers: Object.fromEntries(named), body })).toMatchObject({
      problem: { kind: "push-not-recorded" },
    });
  });
});

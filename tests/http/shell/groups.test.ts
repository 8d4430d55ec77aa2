import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { GROUPS } from "../../../src/http/groups.ts";
import type { HttpEnv } from "../../../src/http/shell/context.ts";
import { createFindGroup, type Group } from "../../../src/http/shell/group.ts";
import { createShell, SETTINGS } from "./shell-app.ts";

const MIB = 1024 * 1024;

/** A webhook of another sender, as its maker would mount it: nothing but this and its routes is written for it. */
const LARGE_WEBHOOK: Group = {
  at: ["/webhooks/elsewhere"],
  readBy: "programs",
  bodyBytes: 25 * MIB,
  gate: {
    reads: "body",
    check: async (c, next) =>
      c.req.header("x-proof") === "right" ? next() : c.json({ proof: "wrong" }, 401),
  },
  guards: [],
  framedBy: "nobody",
  asksForPerson: false,
  stored: "never",
  routes: [
    () =>
      new Hono<HttpEnv>().post("/webhooks/elsewhere", async (c) =>
        c.json({ read: (await c.req.arrayBuffer()).byteLength }),
      ),
  ],
};

const createMounted = (settings: object = SETTINGS) =>
  createShell({ checkAuthor: async () => true }, settings, [...GROUPS, LARGE_WEBHOOK]);

const send = (bytes: number, headers: Record<string, string> = { "x-proof": "right" }) => ({
  method: "POST",
  headers,
  body: new Uint8Array(bytes),
});

describe("a group that is mounted beside the others", () => {
  it("takes bodies as large as it says, and no larger", async () => {
    const { ask } = createMounted();
    const taken = await ask("/webhooks/elsewhere", send(25 * MIB));
    expect([taken.status, await taken.json()]).toEqual([200, { read: 25 * MIB }]);
    const refused = await ask("/webhooks/elsewhere", send(25 * MIB + 1));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ detail: "The body may have at most 25600 KiB." });
  });

  it.each([
    ["/webhooks/send", 256 * 1024],
    ["/webhooks/elsewhere/more", 256 * 1024],
    ["/subscribe", 256 * 1024],
    ["/unsubscribe", 256 * 1024],
    ["/api/subscribers/import", 8 * MIB],
  ])("changes nothing for its neighbours: %s takes %i bytes at most", async (path, most) => {
    const { ask } = createMounted();
    expect((await ask(path, send(most + 1))).status).toBe(413);
    const lone = createShell({ checkAuthor: async () => true });
    expect((await lone.ask(path, send(most + 1))).status).toBe(413);
  });

  it("asks whoever sends something for its own proof, once the body is within its limit", async () => {
    const { ask } = createMounted();
    const refused = await ask("/webhooks/elsewhere", send(10, {}));
    expect([refused.status, await refused.json()]).toEqual([401, { proof: "wrong" }]);
    expect((await ask("/webhooks/elsewhere", send(25 * MIB + 1, {}))).status).toBe(413);
    const asked = await ask("/webhooks/elsewhere");
    expect([asked.status, asked.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("has its answers kept by no cache and framed by nobody, as it says", async () => {
    const { headers } = await createMounted().ask("/webhooks/elsewhere", send(10));
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("runs nothing on faulty settings", async () => {
    const answer = await createMounted({ ...SETTINGS, PUBLIC_URL: "" }).ask("/webhooks/elsewhere", send(10));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("what is not there", () => {
  const BROWSER = { accept: "text/html,*/*;q=0.8", "accept-language": "es" };

  it.each([
    ["GET", "/api/nothing", 404],
    ["GET", "/api", 404],
    ["PATCH", "/api/posts", 405],
    ["GET", "/webhooks/nothing", 404],
    ["GET", "/webhooks", 404],
    ["DELETE", "/webhooks/send", 405],
  ])("is told programs as problem details, whatever they ask for: %s %s", async (method, path, status) => {
    const { ask } = createShell({ checkAuthor: async () => true });
    const answer = await ask(path, { method, headers: BROWSER });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status });
  });

  it.each([
    ["GET", "/nothing", 404],
    ["GET", "/apish", 404],
    ["GET", "/webhooksend", 404],
    ["GET", "/feeds/nothing/at/all", 404],
    ["GET", "/preferences/nothing", 404],
    ["GET", "/embed/nothing", 404],
    ["GET", "/issues/a/b", 404],
    ["DELETE", "/", 405],
    ["PUT", "/subscribe", 405],
    ["PUT", "/preferences", 405],
    ["DELETE", "/confirm", 405],
    ["PUT", "/unsubscribe", 405],
    ["DELETE", "/feed.xml", 405],
    ["DELETE", "/health", 405],
  ])(
    "is told people on a page in their language, and scripts as problem details: %s %s",
    async (...asked) => {
      const [method, path, status] = asked;
      const { ask } = createShell({});
      const page = await ask(path, { method, headers: BROWSER });
      expect([page.status, page.headers.get("content-type")]).toEqual([status, "text/html; charset=UTF-8"]);
      expect(await page.text()).toContain('lang="es"');
      const script = await ask(path, { method, headers: { accept: "application/json" } });
      expect([script.status, await script.json()]).toEqual([status, expect.objectContaining({ status })]);
    },
  );
});

describe("every group", () => {
  it("is found by its own addresses, and the first takes whatever is in no other", () => {
    expect(GROUPS[0]?.at).toEqual(["*"]);
    const patterns = GROUPS.flatMap(({ at }) => at);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it("holds the routes that it mounts, so that what it says is true of them", () => {
    const findGroup = createFindGroup(GROUPS);
    const strays = GROUPS.flatMap((group) =>
      group.routes
        .flatMap((create) => create().routes)
        .filter(({ path }) => findGroup(path) !== group)
        .map(({ path }) => path),
    );
    expect(strays).toEqual([]);
  });
});

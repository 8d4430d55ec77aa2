import { describe, expect, it } from "vitest";
import type { Health } from "../../../src/core/settings/health.ts";
import { createUnreadableRowError } from "../../../src/core/unreadable-row.ts";
import { createShell, SETTINGS } from "./shell-app.ts";

const well: Health = {
  ...{ at: 1_795_000_000_000, version: "1.2.3+abc", latestTickAt: 1_794_999_900_000, canHear: true },
  isPaused: false,
  ...{ hearing: null, lacking: [], problems: [], failing: [], repositoryProblems: [], unreadable: [] },
};
const healthy = { checkHealth: async () => well };
const machine = { headers: { accept: "application/json" } };
const author = { authorization: "Bearer author-token-of-the-shell-for-tests" };

describe("a row that cannot be read", () => {
  it.each(["/api/issues/weekly-1", "/api/issues"])(
    "is named by the answer of %s, which asks to come again",
    async (path) => {
      const row = { table: "issues", id: "weekly-1" } as const;
      const fails = () => Promise.reject(createUnreadableRowError(row));
      const { ask, events } = createShell({
        checkAuthor: async () => true,
        findIssue: fails,
        listIssues: fails,
      } as never);
      const response = await ask(path, { headers: author });
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({
        type: "urn:gazette:problem:row-unreadable",
        detail: 'the row "weekly-1" of issues cannot be read',
      });
      expect(events).toHaveLength(1);
    },
  );
});

describe("health", () => {
  it("says that all is well, and when", async () => {
    const response = await createShell(healthy).ask("/health");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ...{ ok: true, version: "1.2.3+abc", time: "2026-11-18T11:06:40.000Z", paused: false },
      checks: ["settings", "bindings", "cron", "tick", "rows", "repository", "webhook-secret"].map(
        (name) => ({
          ...{ name, ok: true, fault: null, remedy: null, serious: false },
        }),
      ),
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("answers 503 with every problem of the stores", async () => {
    const problems = [{ setting: "DB", fault: "It is missing." }];
    const response = await createShell({ checkHealth: async () => ({ ...well, lacking: problems }) }).ask(
      "/health",
    );
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ok: false, problems, version: "1.2.3+abc" });
  });

  it("answers 503 while a part of the tick fails, and says which and since when", async () => {
    const failing = [{ part: "plan", since: 1_795_000_000_000 }];
    const response = await createShell({ checkHealth: async () => ({ ...well, failing }) }).ask("/health");
    expect(response.status).toBe(503);
    const fault = expect.stringContaining("tick.part-failed");
    const problem = { kind: "tick-part-failing", part: "plan", since: "2026-11-18T11:06:40.000Z", fault };
    expect(await response.json()).toMatchObject({ ok: false, problems: [problem] });
  });

  it("warns of a row that costs itself alone, and answers 503 for one that stops an issue", async () => {
    const post = { table: "posts", id: "en/a" } as const;
    const cursor = { table: "cadences", id: "weekly" } as const;
    const warned = await createShell({ checkHealth: async () => ({ ...well, unreadable: [post] }) }).ask(
      "/health",
    );
    expect([warned.status, await warned.json()]).toEqual([
      200,
      {
        ok: true,
        ...{ version: "1.2.3+abc", time: expect.anything(), paused: false, checks: expect.any(Array) },
        warnings: [{ kind: "row-unreadable", ...post, fault: expect.anything() }],
      },
    ]);
    const stopped = await createShell({
      checkHealth: async () => ({ ...well, unreadable: [post, cursor] }),
    }).ask("/health");
    expect(stopped.status).toBe(503);
    expect(await stopped.json()).toMatchObject({ ok: false, problems: [cursor, post] });
  });

  it("answers HEAD as it answers GET, without the body", async () => {
    const response = await createShell(healthy).ask("/health", { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });
});

describe("faulty settings", () => {
  const faulty = createShell({}, { ...SETTINGS, SECRET_KEY: "hunter2", SITE_TITLE: "" });

  it("are all named by the health check, and none is quoted", async () => {
    const response = await faulty.ask("/health");
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text).problems.map((problem: { setting: string }) => problem.setting)).toEqual([
      "SITE_TITLE",
      "SECRET_KEY",
    ]);
    expect(JSON.parse(text).ok).toBe(false);
    expect(text).not.toContain("hunter2");
  });

  it("are named on every page, for people", async () => {
    for (const path of ["/", "/feed.xml", "/unsubscribe?token=x", "/no-such-page"]) {
      const response = await faulty.ask(path, { headers: { accept: "text/html" } });
      expect(response.status).toBe(503);
      expect(response.headers.get("content-type")).toContain("text/html");
      const html = await response.text();
      expect(html).toContain("SITE_TITLE");
      expect(html).toContain("SECRET_KEY");
      expect(html).not.toContain("hunter2");
    }
  });

  it("are named as problem details for machines, and nothing is done", async () => {
    const response = await faulty.ask("/subscribe", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await response.json()) as { type: string; faults: { field: string }[] };
    expect(problem.type).toBe("urn:gazette:problem:settings-faulty");
    expect(problem.faults.map((fault) => fault.field)).toEqual(["SITE_TITLE", "SECRET_KEY"]);
  });
});

describe("every answer", () => {
  it("keeps tokens out of referrers and scripts out of pages, also when it is an error", async () => {
    const shell = createShell({ ...healthy, checkAuthor: async () => false });
    for (const path of ["/health", "/no-such-page", "/api/issues", "/issues"]) {
      const { headers } = await shell.ask(path);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    }
  });
});

describe("an address that does not exist", () => {
  it("is a page for people, in their language", async () => {
    const response = await createShell({}).ask("/nothing", {
      headers: { accept: "text/html,*/*", "accept-language": "es" },
    });
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('lang="es"');
    expect(html).toContain("Aquí no hay nada");
  });

  it.each([
    ["ar-MA,ar;q=0.9,en;q=0.5", "/nothing", "ar", "rtl"],
    ["pt-BR,pt;q=0.9", "/nothing", "pt", "ltr"],
    ["de-AT", "/nothing", "de", "ltr"],
    ["fr-CH, en;q=0.8", "/nothing", "fr", "ltr"],
    ["nl, es;q=0.1", "/nothing", "es", "ltr"],
    ["nl", "/nothing", "en", "ltr"],
    ["fr", "/nothing?lang=ar", "ar", "rtl"],
    ["fr", "/nothing?lang=ar-EG", "ar", "rtl"],
    ["fr", "/nothing?lang=nl", "fr", "ltr"],
    ["fr", "/nothing?lang=%22%3E", "fr", "ltr"],
  ])("speaks as the browser (%s) and the address (%s) ask: %s", async (accepted, path, lang, dir) => {
    const settings = { ...SETTINGS, LANGUAGES: ["en", "es", "fr", "de", "pt", "ar"] };
    const headers = { accept: "text/html", "accept-language": accepted };
    const response = await createShell({}, settings).ask(path, { headers });
    expect(await response.text()).toContain(`<html lang="${lang}" dir="${dir}">`);
  });

  it("is problem details for machines", async () => {
    const response = await createShell({}).ask("/nothing", machine);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      type: "urn:gazette:problem:page-not-found",
      status: 404,
      title: expect.any(String),
    });
  });
});

describe("a method that an address does not take", () => {
  it("is refused with those that it takes", async () => {
    const response = await createShell(healthy).ask("/health", { method: "DELETE", ...machine });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
    expect(await response.json()).toMatchObject({ type: "urn:gazette:problem:method-not-allowed" });
  });

  it.each(["GET", "DELETE", "PUT"])("is not taken for a subscriber called import: %s", async (method) => {
    const shell = createShell({ checkAuthor: async () => true });
    const response = await shell.ask("/api/subscribers/import", { method, ...machine });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("the author's gate", () => {
  const open = createShell({
    checkAuthor: async (header) => header === author.authorization,
    admitWrongCaller: async () => true,
    listIssues: async () => ({ issues: [], isPaused: false }),
  });

  it("lets the author in", async () => {
    const response = await open.ask("/api/issues", { headers: author });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ issues: [], paused: false });
  });

  it.each(["/api/issues", "/api/no-such-thing", "/api"])(
    "tells everybody else how to ask at %s",
    async (path) => {
      for (const headers of [{}, { authorization: "Bearer wrong" }]) {
        const response = await open.ask(path, { headers });
        expect(response.status).toBe(401);
        expect(response.headers.get("www-authenticate")).toBe('Bearer realm="gazette"');
        expect(response.headers.get("content-type")).toBe("application/problem+json");
      }
    },
  );
});

describe("the rate limit on wrong tokens", () => {
  const refused = new Set<string>();
  const shell = createShell({
    checkAuthor: async (header) => header === author.authorization,
    checkCaller: async () => false,
    listIssues: async () => ({ issues: [], isPaused: false }),
    admitWrongCaller: async (client) => {
      const isFirst = !refused.has(client);
      refused.add(client);
      return isFirst;
    },
  });
  const present = (authorization: string, client: string) => ({
    headers: { authorization, "cf-connecting-ip": client },
  });

  it("slows down one client that guesses, and nobody else, and never a right token", async () => {
    expect((await shell.ask("/api/issues", present("Bearer guess", "203.0.113.9"))).status).toBe(401);
    const slowed = await shell.ask("/api/issues", present("Bearer guess", "203.0.113.9"));
    expect([slowed.status, slowed.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await shell.ask("/api/issues", present("Bearer guess", "203.0.113.1"))).status).toBe(401);
    for (const client of ["203.0.113.9", "203.0.113.1"])
      expect((await shell.ask("/api/issues", present(author.authorization, client))).status).toBe(200);
  });

  it("takes a household's addresses for one client, and counts wrong calls of the webhook, too", async () => {
    expect((await shell.ask("/api/issues", present("Bearer guess", "2001:db8:1:2::1"))).status).toBe(401);
    const call = { method: "POST", ...present("Bearer guess", "2001:db8:1:2:ffff::9") };
    expect((await shell.ask("/webhooks/send", call)).status).toBe(429);
    const signed = {
      method: "POST",
      headers: { "webhook-signature": "v1,x", "cf-connecting-ip": "2001:db8:1:2::2" },
    };
    expect((await shell.ask("/webhooks/send", signed)).status).toBe(429);
  });

  it("does not count who presents nothing", async () => {
    for (let times = 0; times < 3; times += 1)
      expect(
        (await shell.ask("/api/issues", { headers: { "cf-connecting-ip": "203.0.113.7" } })).status,
      ).toBe(401);
  });
});

describe("the form's brake", () => {
  const post = (headers: Record<string, string>) => ({
    method: "POST",
    body: "{",
    headers: { "content-type": "application/json", ...headers },
  });
  const asked: string[] = [];
  const shell = createShell({
    admitForm: async (client) => {
      asked.push(client);
      return client !== "203.0.113.9";
    },
  });

  it("stops a client that sends too many forms, and says when to try again", async () => {
    const response = await shell.ask("/subscribe", post({ "cf-connecting-ip": "203.0.113.9" }));
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("60");
    expect(await response.json()).toMatchObject({ type: "urn:gazette:problem:too-many-requests" });
  });

  it("lets other clients on, and those whose address nobody told", async () => {
    expect((await shell.ask("/subscribe", post({ "cf-connecting-ip": "203.0.113.1" }))).status).toBe(422);
    asked.length = 0;
    expect((await shell.ask("/subscribe", post({}))).status).toBe(422);
    expect(asked).toEqual([]);
  });
});

describe("forms on other sites", () => {
  const shell = createShell({});
  const preflight = (origin: string) =>
    shell.ask("/subscribe", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });

  it("may be sent from the blog", async () => {
    const response = await preflight("https://blog.example.com");
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://blog.example.com");
    expect(response.headers.get("access-control-allow-headers")).toBe("Content-Type");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("read their answers, faults included", async () => {
    const headers = { origin: "https://blog.example.com", "content-type": "application/json" };
    const response = await shell.ask("/subscribe", { method: "POST", body: "{", headers });
    expect(response.status).toBe(422);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://blog.example.com");
    expect(response.headers.get("vary")).toContain("Origin");
  });

  it("may not be sent by script from anywhere else", async () => {
    expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("a body beyond all measure", () => {
  it("is refused before it is read by a form", async () => {
    const body = "x".repeat(300 * 1024);
    const response = await createShell({}).ask("/subscribe", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ type: "urn:gazette:problem:request-too-large" });
  });

  it("may be larger from the author", async () => {
    const shell = createShell({
      checkAuthor: async () => true,
      importSubscribers: async () => ({ ok: true, value: { imported: 0, unchanged: 0, refused: [] } }),
    });
    const response = await shell.ask("/api/subscribers/import", {
      method: "POST",
      body: "x".repeat(300 * 1024),
      headers: author,
    });
    expect(response.status).toBe(200);
  });
});

describe("a surprise", () => {
  const token = "A".repeat(74);
  const shell = createShell({
    checkHealth: () => {
      throw new Error(`ada@example.com could not be read with ${token}`);
    },
  });

  it("tells a reader to try again, and quotes the id", async () => {
    const response = await shell.ask("/health", { headers: { accept: "text/html" } });
    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(
      /Please try again in a few minutes\. If you report this, quote [0-9a-f-]{36}/,
    );
    shell.events.length = 0;
  });

  it("tells the caller nothing but an id, and the log everything but addresses and tokens", async () => {
    const response = await shell.ask("/health", machine);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain("ada@example.com");
    expect(text).not.toContain("could not be read");

    const [logged] = shell.events as [
      { event: string; fields: { id: string; error: string; route: string } },
    ];
    expect(logged.event).toBe("request.failed");
    expect(text).toContain(logged.fields.id);
    expect(logged.fields.error).toContain("[address] could not be read with [token]");
    expect(logged.fields.route).toBe("/health");
  });
});

import { describe, expect, it } from "vitest";
import { AUTHOR, ask, askJson, importReaders, publish, settleIssues } from "../shell/whole-worker.ts";

const PAGES = ["/", "/issues"];
const TODAY = new Date().toISOString().slice(0, 10);
const copyOf = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await ask(path, { headers });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};
const isFresh = async (path: string, etag: string | null) =>
  (await ask(path, { headers: { "If-None-Match": etag ?? "" } })).status === 304;

describe("a page that is the same for everybody", () => {
  it("says to caches that anybody may keep it by its language, and must ask each time", async () => {
    await publish("en/kept.md", ["title: Kept", `pubDate: ${TODAY}`, "lang: en"]);
    await publish("es/kept.md", ["title: Guardado", `pubDate: ${TODAY}`, "lang: es"]);
    await importReaders(["kept@example.com,weekly,en"]);
    const planned = await askJson("/api/issues", { method: "POST", body: "{}" });
    await settleIssues();
    PAGES.push(`/issues/${(planned.body as { id: string }).id}`);
    for (const path of PAGES) {
      const { status, headers } = await copyOf(path);
      expect([status, headers.get("cache-control")], path).toEqual([200, "public, no-cache"]);
      expect(headers.get("vary")?.toLowerCase(), path).toContain("accept-language");
      expect(headers.get("etag"), path).toMatch(/^"[\w-]{32}"$/);
      expect(headers.get("set-cookie"), path).toBeNull();
    }
  });

  it("shows nobody another reader's language, token, cookie or address, in whatever order they ask", async () => {
    const askers = [
      { "accept-language": "es", cookie: "__Host-gazette-signup=somebodys-token" },
      { "accept-language": "en" },
      { "accept-language": "es-MX, en;q=0.5", "sec-ch-prefers-color-scheme": "dark" },
      { "accept-language": "en", "sec-ch-prefers-color-scheme": "light", cookie: "a=b" },
      { "accept-language": "de" },
    ];
    const expected = ["es", "en", "es", "en", "en"];
    for (const path of [...PAGES, "/?token=secret-of-one-reader", "/issues?email=ada@example.com"]) {
      const bodies = [];
      for (const headers of [...askers, ...askers]) bodies.push((await copyOf(path, headers)).body);
      const languages = bodies.map((body) => /<html lang="(\w+)"/.exec(body)?.[1]);
      expect(languages, path).toEqual([...expected, ...expected]);
      for (const body of bodies) expect(body).not.toMatch(/somebodys-token|secret-of-one|ada@example/);
      expect(new Set(bodies).size, path).toBe(2);
    }
  });

  it("has another tag in another language, so that no copy stands for the other", async () => {
    for (const path of PAGES) {
      const { headers } = await copyOf(path, { "accept-language": "es" });
      const answer = await ask(path, {
        headers: { "accept-language": "en", "If-None-Match": headers.get("etag") ?? "" },
      });
      expect(answer.status, path).toBe(200);
      await answer.text();
    }
  });

  it("is fresh until a post changes, and then shows it at once", async () => {
    const before = await Promise.all(PAGES.map((path) => copyOf(path)));
    for (const [at, path] of PAGES.entries())
      expect(await isFresh(path, before[at]?.headers.get("etag") ?? null), path).toBe(true);
    await publish("en/kept.md", ["title: Kept anew", `pubDate: ${TODAY}`, "lang: en"]);
    for (const [at, path] of PAGES.entries()) {
      expect(await isFresh(path, before[at]?.headers.get("etag") ?? null), path).toBe(false);
      expect((await copyOf(path)).body, path).toContain("Kept anew");
    }
  });

  it("shows what an author takes back to nobody who has no copy, and tells who has one", async () => {
    const { headers } = await copyOf(PAGES.at(-1) ?? "");
    expect((await ask("/api/posts/en/kept.md", { method: "DELETE", headers: AUTHOR })).status).toBe(204);
    expect((await ask("/api/posts/es/kept.md", { method: "DELETE", headers: AUTHOR })).status).toBe(204);
    for (const path of PAGES) expect((await copyOf(path)).body, path).not.toMatch(/Kept|Guardado/);
    expect(await isFresh(PAGES.at(-1) ?? "", headers.get("etag"))).toBe(false);
  });

  it("is never a copy of the form that came back with its faults", async () => {
    const refused = await ask("/subscribe", {
      method: "POST",
      body: new URLSearchParams({ email: "typed-by-somebody" }),
      headers: { accept: "text/html" },
    });
    expect(refused.status).toBe(422);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(await refused.text()).toContain("typed-by-somebody");
    expect((await copyOf("/")).body).not.toContain("typed-by-somebody");
  });

  it("is a problem page where there is none, which is kept by nobody", async () => {
    const { body } = await askJson("/issues/none");
    expect(body).toMatchObject({ status: 404 });
    expect((await copyOf("/issues?page=99")).headers.get("etag")).toBeNull();
  });
});

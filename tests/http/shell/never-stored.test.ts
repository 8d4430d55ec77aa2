import { describe, expect, it } from "vitest";
import { createAddressHasher } from "../../../src/adapters/crypto/address-hasher.ts";
import { createLinkSigner } from "../../../src/adapters/crypto/link-signer.ts";
import { createApp } from "../../../src/app.ts";
import { AUTHOR, ask, importReaders } from "./whole-worker.ts";

const KEYS = ["a secret key for tests that is long enough"];
const EMAIL = "walks@example.com";

/** What everybody may see alike. Whatever is not named here is about one person, or the author's, and stored by no cache. */
const PUBLIC = [
  "GET /",
  "GET /atom.xml",
  "GET /check-inbox",
  "GET /embed",
  "GET /embed/check-inbox",
  "GET /feed.json",
  "GET /feed.xml",
  "GET /feeds/:file",
  "GET /feeds/:language/:file",
  "GET /issues",
  "GET /issues/:id",
];

const SAMPLES: Readonly<Record<string, string>> = {
  action: "monthly",
  batch: "1",
  email: encodeURIComponent(EMAIL),
  file: "en.xml",
  id: "weekly-2026-11-23",
  language: "en",
  who: encodeURIComponent(EMAIL),
  wish: "pause",
};

const PARAMETER = /:(\w+)(?:\{(?:[^{}]|\{[^}]*\})*\})?/g;

/** Every route of the product, once; those that take somebody away come last. */
function listRoutes() {
  const { routes } = createApp({
    readSettings: () => ({ ok: false, problem: [] }),
    composeGazette: () => {
      throw new Error("Nothing runs.");
    },
  });
  const named = routes
    .filter(({ method, path }) => method !== "ALL" && !path.startsWith("/feeds/*"))
    .map(({ method, path }) => `${method} ${path.replaceAll(PARAMETER, ":$1")}`);
  const takesAway = (route: string) => Number(/^(POST \/unsubscribe|POST .*erase|DELETE)/.test(route));
  return [...new Set(named)].sort((a, b) => takesAway(a) - takesAway(b));
}

async function signLink(route: string) {
  const id = await createAddressHasher(KEYS).hash(EMAIL);
  const purpose = route.includes("/unsubscribe") ? "leave" : route.includes("/confirm") ? "confirm" : "fresh";
  return createLinkSigner(KEYS).sign({ purpose, id, issuedAt: Date.now() });
}

describe("every route of the product", () => {
  it("is public by name, or its answer is stored by no cache; and none tells where a reader came from", async () => {
    await importReaders([`${EMAIL},weekly,en`]);
    const faults: string[] = [];
    for (const route of listRoutes()) {
      const [method = "", pattern = ""] = route.split(" ");
      const path = pattern
        .replaceAll(PARAMETER, (_, name: string) => SAMPLES[name] ?? name)
        .replace("*", "x.md");
      for (const accept of ["text/html", "application/json"]) {
        const answer = await ask(`${path}?token=${await signLink(route)}`, {
          method,
          redirect: "manual",
          headers: { ...AUTHOR, accept },
          ...(method === "GET" || method === "DELETE" ? {} : { body: "{}" }),
        });
        await answer.arrayBuffer();
        const isStored = answer.headers.get("cache-control") !== "no-store";
        if (answer.status >= 500) faults.push(`${route}: ${answer.status}`);
        if (isStored && !PUBLIC.includes(route)) faults.push(`${route} may be stored (${answer.status})`);
        if (answer.headers.get("referrer-policy") !== "no-referrer") faults.push(`${route} sends referrers`);
      }
    }
    expect(faults).toEqual([]);
    expect(PUBLIC.filter((route) => !listRoutes().includes(route))).toEqual([]);
  });

  it("keeps problems out of caches, too: wrong methods, wrong links, nothing there", async () => {
    for (const [method, path] of [
      ["GET", "/preferences?token=cut"],
      ["GET", "/preferences/data?token=cut"],
      ["PUT", "/preferences"],
      ["GET", "/preferences/nothing"],
      ["POST", "/unsubscribe?token=cut"],
      ["GET", "/confirm?token=cut"],
      ["GET", "/nothing"],
      ["GET", "/unsubscribe/?token=cut"],
    ] as const)
      expect((await ask(path, { method, redirect: "manual" })).headers.get("cache-control")).toBe("no-store");
  });
});

import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { OPERATIONS } from "../../src/contract/operations/operations.ts";
import type { UseCases } from "../../src/http/shell/use-cases.ts";

const app = createApp({
  readSettings: () => ({ ok: false, problem: [] }),
  composeGazette: () => ({}) as UseCases, // no request is made
});

/** Addresses beside `/api` that programs call. */
const FOR_PROGRAMS = ["POST /webhooks/send", "POST /subscribe", "GET /health"];

/** `/a/:command{x|y}` is two addresses; a pattern of another kind and a wildcard are one parameter. */
function spellForOpenApi(path: string): readonly string[] {
  const choice = /:\w+\{([\w|]+)\}/.exec(path);
  if (choice !== null)
    return choice[1]?.split("|").flatMap((word) => spellForOpenApi(path.replace(choice[0], word))) ?? [];
  return [path.replace("/posts/*", "/posts/{path}").replace(/:(\w+)(\{.*\})?/g, "{$1}")];
}

const routed = app.routes
  .filter(({ method }) => method !== "ALL")
  .flatMap(({ method, path }) => spellForOpenApi(path).map((spelt) => `${method} ${spelt}`))
  .filter((route) => route.includes(" /api/") || FOR_PROGRAMS.includes(route));

describe("the operations of the contract", () => {
  it("are the routes of the API, all of them and no others", () => {
    const documented = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(documented.length).toBeGreaterThan(15);
    expect([...new Set(routed)].sort()).toEqual([...documented].sort());
  });

  it("are behind the author's token wherever they are below /api, but for what a workflow asks by its own", () => {
    for (const { operationId, path, caller } of OPERATIONS) {
      const isWorkflows = ["previewPull", "endPreview"].includes(operationId);
      expect({ operationId, caller }).toEqual({ operationId, caller: isWorkflows ? "workflow" : caller });
      expect(["author", "workflow"].includes(caller)).toBe(path.startsWith("/api/"));
    }
  });
});

import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkSource } from "./architecture/check-source.ts";

const ROOT = new URL("../", import.meta.url).pathname;
const files = globSync("{src,templates,cli,dev,bench,tests}/**/*", { cwd: ROOT, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length));

describe("the project", () => {
  it("is looked at as a whole", () => {
    for (const path of ["src/core/result.ts", "src/index.ts", "templates/site.ts"])
      expect(files).toContain(path);
  });

  it("keeps to its layers", () => {
    expect(files.flatMap((path) => checkSource(path, readFileSync(`${ROOT}${path}`, "utf8")))).toEqual([]);
  });
});

describe("a planted breach is named", () => {
  it.each([
    ["src/core/a.ts", 'import { x } from "../adapters/kv/b.ts";', "../adapters/kv/b.ts"],
    ["src/core/a.ts", 'import type { X } from "../ports/b.ts";', "../ports/b.ts"],
    ["src/core/a.ts", 'import { Hono } from "hono";', "hono"],
    ["src/core/a.ts", 'export * from "../http/b.ts"; export const a = 1;', "../http/b.ts"],
    ["src/core/a.ts", 'export const a = () => import("../usecases/b.ts");', "../usecases/b.ts"],
    ["src/core/a.ts", "export const a = (b: string) => import(b);", "(computed)"],
    ["src/core/a.ts", 'export type A = import("../http/b.ts").B;', "../http/b.ts"],
    ["src/core/a.ts", 'import\n  /* hidden */ { x }\n  from\n  "../config.ts";', "../config.ts"],
    ["src/core/a.ts", 'export const a = require("node:fs");', "node:fs"],
    [
      "src/contract/a.ts",
      'import { x } from "../core/schedule/decide-plan.ts";',
      "../core/schedule/decide-plan.ts",
    ],
    ["src/contract/a.ts", 'import type { X } from "../usecases/b.ts";', "../usecases/b.ts"],
    ["src/usecases/a.ts", 'import type { X } from "../contract/b.ts";', "../contract/b.ts"],
    ["src/core/a.ts", 'import type { X } from "../contract/b.ts";', "../contract/b.ts"],
    ["src/ports/a.ts", 'import { x } from "../core/b.ts";', "../core/b.ts"],
    ["src/ports/a.ts", 'import type { X } from "../usecases/b.ts";', "../usecases/b.ts"],
    ["templates/mail/a.tsx", 'import type { X } from "../../src/ports/b.ts";', "../../src/ports/b.ts"],
    ["templates/mail/a.tsx", 'import { x } from "../../src/core/b.ts";', "../../src/core/b.ts"],
    ["templates/mail/a.tsx", 'import { Hono } from "hono";', "hono"],
    ["src/usecases/posts/a.ts", 'import { Hono } from "hono";', "hono"],
    ["src/usecases/posts/a.ts", 'import { env } from "cloudflare:workers";', "cloudflare:workers"],
    ["src/usecases/posts/a.ts", 'import { x } from "../../adapters/d1/b.ts";', "../../adapters/d1/b.ts"],
    ["src/adapters/kv/a.ts", 'import { x } from "../d1/b.ts";', "../d1/b.ts"],
    ["src/adapters/kv/a.ts", 'import { x } from "../platform/b.ts";', "../platform/b.ts"],
    ["src/adapters/kv/a.ts", 'import { x } from "../../usecases/b.ts";', "../../usecases/b.ts"],
    ["src/adapters/kv/a.ts", 'import type { X } from "../../objects/b.ts";', "../../objects/b.ts"],
    ["src/adapters/kv/a.ts", 'import { x } from "../../../templates/b.ts";', "../../../templates/b.ts"],
    ["src/http/a.ts", 'import { x } from "../adapters/kv/b.ts";', "../adapters/kv/b.ts"],
    ["src/http/a.ts", 'import { x } from "../usecases/b.ts";', "../usecases/b.ts"],
    ["src/http/a.ts", 'import { x } from "../../templates/mail/b.tsx";', "../../templates/mail/b.tsx"],
    ["src/objects/a.ts", 'import { x } from "../adapters/sqlite/b.ts";', "../adapters/sqlite/b.ts"],
    ["src/config.ts", 'import { x } from "./compose.ts";', "./compose.ts"],
    ["cli/a.ts", 'import { x } from "../src/adapters/kv/b.ts";', "../src/adapters/kv/b.ts"],
  ])("in %s: %s", (path, source, specifier) => {
    expect(checkSource(path, source)).toEqual([expect.stringMatching(/imports/)]);
    expect(checkSource(path, source)[0]).toContain(` ${specifier},`);
  });

  it.each([
    ["src/core/a.ts", 'export const a = () => fetch("/");', "fetch"],
    ["src/core/a.ts", "export const a = () => Date.now();", "Date.now"],
    ["src/core/a.ts", "export const a = () => new Date();", "Date()"],
    ["src/core/a.ts", "export const a = () => Date();", "Date()"],
    ["src/core/a.ts", "const { now } = Date; export const a = now;", "Date()"],
    ["src/core/a.ts", "export const a = () => Math.random();", "Math.random"],
    ["src/core/a.ts", "export const a = () => crypto.randomUUID();", "crypto"],
    ["src/core/a.ts", "export const a = () => console.log(1);", "console"],
    ["src/core/a.ts", "export const a = () => globalThis.fetch;", "globalThis"],
    ["src/core/a.ts", "export const a = process.env.A;", "process"],
    ["src/usecases/a.ts", "export const a = (at = Date.now()) => at;", "Date.now"],
    ["templates/a.tsx", "export const A = () => <p>{new Date().getFullYear()}</p>;", "Date()"],
    ["src/http/a.ts", "export const a = (c: C) => c.env.DB;", "env.DB"],
    ["src/http/a.ts", 'export const a = () => fetch("/");', "fetch"],
    ["src/objects/a.ts", "export class A { b() { return this.env.SUBSCRIBERS; } }", "env.SUBSCRIBERS"],
    ["src/objects/a.ts", "export function a(env: Env) { const { DB } = env; return DB; }", "env"],
    ["src/adapters/kv/a.ts", "export const a = process.env.A;", "env.A"],
  ])("in %s: %s", (path, source, use) => {
    expect(checkSource(path, source).join("\n")).toContain(`${path} uses ${use},`);
  });

  it.each([
    ["src/ports/a.ts", "export const a = 1;", "run-time code"],
    ["src/ports/a.ts", "export function a() {}", "run-time code"],
    ["src/ports/a.ts", "export interface Row { readonly id: string }", "declares Row"],
    [
      "src/ports/a.ts",
      "export interface Rows { list(): readonly string[]; readonly size: number }",
      "declares Rows",
    ],
    ["src/ports/a.ts", 'export type Row = "new" | "old";', "declares Row"],
    [
      "src/ports/a.ts",
      "interface Row { id: string } export interface Rows { list(): Row[] }",
      "declares Row",
    ],
    ["src/usecases/a.ts", "export class A {}", "class"],
    ["src/core/a.ts", 'export * from "./b.ts";', "re-exports"],
    ["src/core/utils.ts", "export const a = 1;", "utils"],
    ["src/shared/a.ts", "export const a = 1;", "shared"],
    ["tests/fakes/helpers.ts", "export const a = 1;", "helpers"],
    ["templates/types.ts", "export type A = 1;", "types"],
    ["src/core/provider/a.ts", "/** As Resend says. */ export const a = 1;", "names the provider"],
    ["src/usecases/issues/a.ts", 'export const a = "resend-id";', "names the provider"],
  ])("in %s: %s", (path, source, word) => {
    expect(checkSource(path, source).join("\n")).toContain(word);
  });
});

describe("what the table allows", () => {
  it.each([
    [
      "src/core/a.ts",
      'import * as z from "zod"; import isEmail from "validator/lib/isEmail.js"; import { x } from "./b.ts";',
    ],
    [
      "src/contract/issues/a.ts",
      'import * as z from "zod"; import { CADENCES } from "../../core/cadence.ts"; import type { P } from "../../core/problem.ts"; import { b } from "../b.ts";',
    ],
    ["src/http/a.ts", 'import { x } from "../contract/b.ts";'],
    ["src/core/settings/a.ts", 'export const a = "RESEND_RATE";'],
    ["cli/commands/a.ts", 'import type { X } from "../../src/contract/b.ts";'],
    ["src/core/a.ts", "export const a = (at: number) => [new Date(at), Date.UTC(2026, 1), Math.max(1, at)];"],
    [
      "src/core/a.ts",
      'export const a = (deps: { fetch: () => void }) => ({ console: 1, text: "fetch Date.now()" }) && deps.fetch(); // fetch()',
    ],
    ["src/core/a.ts", "export interface A { readonly process: Date; readonly at: typeof fetch }"],
    [
      "src/ports/a.ts",
      'import type { X } from "../core/b.ts"; import { type Y } from "./c.ts"; export interface A { a(x: X & Y): void } export type F = (x: X) => void; export type { X };',
    ],
    [
      "src/usecases/posts/a.ts",
      'import { x } from "../../core/b.ts"; import type { P } from "../../ports/c.ts"; import { d } from "../../../templates/mail/d.tsx";',
    ],
    [
      "src/adapters/kv/a.ts",
      'import { x } from "./b.ts"; import type { P } from "../../ports/c.ts"; import papa from "papaparse"; export const a = () => Date.now();',
    ],
    [
      "src/http/a.tsx",
      'import { Hono } from "hono"; import { cors } from "hono/cors"; import { P } from "../../templates/pages/p.tsx"; import type { u } from "../usecases/u.ts";',
    ],
    [
      "src/objects/a.ts",
      'import { DurableObject } from "cloudflare:workers"; import { c } from "../compose/c.ts"; export class A { b = c(this.env) }',
    ],
    ["src/compose/a.ts", 'import { x } from "../adapters/kv/b.ts"; export const a = (env: E) => x(env.DB);'],
    [
      "templates/a.tsx",
      'import type { X } from "../src/core/x.ts"; import en from "./messages/en.json" with { type: "json" }; import { raw } from "hono/html";',
    ],
  ])("passes in %s: %s", (path, source) => {
    expect(checkSource(path, source)).toEqual([]);
  });
});

import { load } from "js-yaml";
import { parse as parseToml, TomlDate } from "smol-toml";

/** Deeper than any front matter in earnest; keeps recursion far from the end of the stack. */
const MAX_DEPTH = 50;
const MAX_ALIASES = 100;

/**
 * YAML by js-yaml's core schema (dates stay texts, no code), TOML and JSON. Everything else that gray-matter knows by
 * itself evaluates code and is refused; its own YAML engine is two major versions older and makes `Date`s in UTC.
 */
export const frontMatterEngines = {
  yaml: (text: string) => asObject(load(text, { maxDepth: MAX_DEPTH, maxAliases: MAX_ALIASES })),
  toml: (text: string) => asObject(toPlain(parseToml(text, { maxDepth: MAX_DEPTH }))),
  json: (text: string) => asObject(JSON.parse(text)),
  javascript: refuseCode,
  coffee: refuseCode,
};

function refuseCode(): never {
  throw new Error("Front matter that is code is never run: write YAML, TOML or JSON.");
}

function asObject(data: unknown): object {
  if (typeof data === "object" && data !== null && !Array.isArray(data)) return data;
  throw new Error('Front matter must be keys with values, such as "title: Hello".');
}

/** TOML's dates as texts, as they were written: `2025-02-17` stays a day, a local time stays local. */
function toPlain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]));
}

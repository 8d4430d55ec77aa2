import { fail, type Result, succeed } from "./result.ts";

/** Stored text as JSON. The parser's own words quote what they could not read, and are dropped. */
export function parseJson(text: string): Result<unknown, "malformed"> {
  try {
    return succeed(JSON.parse(text));
  } catch {
    return fail("malformed");
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

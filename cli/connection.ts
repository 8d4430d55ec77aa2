import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { chooseAuthor } from "./choose-author.ts";

/** A Gazette to talk to, by its public HTTP API and nothing else. */
export interface Connection {
  readonly call: (method: string, path: string, body?: string) => Promise<ApiAnswer>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** `GAZETTE_URL` and `AUTHOR_TOKEN` from the environment, else from `.dev.vars`, else those of `npm run dev`. */
export function readConnection(): Connection {
  const file = existsSync(".dev.vars") ? parseEnv(readFileSync(".dev.vars", "utf8")) : {};
  const { base, token } = chooseAuthor(process.env, file);
  if (token === null) {
    console.error(`Set AUTHOR_TOKEN, the author's token at ${base}, in the environment or in .dev.vars.`);
    process.exit(2);
  }
  return { call: (method, path, body) => call(base, token, method, path, body) };
}

async function call(
  base: string,
  token: string,
  method: string,
  path: string,
  body?: string,
): Promise<ApiAnswer> {
  const address = new URL(path, base.endsWith("/") ? base : `${base}/`);
  const response = await fetch(address, {
    method,
    headers: { Authorization: `Bearer ${token}`, Accept: "application/json" },
    ...(body === undefined ? {} : { body }),
  }).catch(() => {
    throw new Error(`Nothing answers at ${base}. Is it running, and is GAZETTE_URL right?`);
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const answer = { status: response.status, body: isJson ? JSON.parse(text) : text };
  if (response.ok) return answer;
  throw new Error(describeRefusal(method, path, answer));
}

/** RFC 9457 problem details in a few lines. */
function describeRefusal(method: string, path: string, answer: ApiAnswer): string {
  const problem =
    typeof answer.body === "object" && answer.body !== null ? (answer.body as ProblemDetails) : {};
  const faults = (problem.faults ?? []).map((fault) => `  ${fault.field}: ${fault.reason}`);
  return [`${method} ${path}: ${answer.status} ${problem.title ?? ""}`, problem.detail, ...faults]
    .filter((line) => line !== undefined)
    .join("\n");
}

/** The documented shape of our problem details; each part is looked at before use. */
interface ProblemDetails {
  readonly title?: string;
  readonly detail?: string;
  readonly faults?: readonly { readonly field: string; readonly reason: string }[];
}

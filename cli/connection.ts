import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { type Author, chooseAuthor } from "./choose-author.ts";
import { findBaseFault } from "./parse-base.ts";
import { createRefusal } from "./refusal.ts";
import { blameUsage } from "./usage-fault.ts";

/** A Gazette to talk to, by its public HTTP API and nothing else. */
export interface Connection {
  /**
   * Answers the body, of the type that `src/contract` gives this operation; null where it has none. Throws `Refusal` where
   * Gazette refuses, and any other error where it cannot be asked at all.
   */
  readonly call: <Body>(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
  ) => Promise<Body>;
  /** Answers the whole text of what is no JSON but of that type, and throws like `call`; also where the text breaks off. */
  readonly read: (path: string, type: string) => Promise<string>;
}

const PATIENCE_MS = 120_000;

/** `GAZETTE_URL` and `AUTHOR_TOKEN` from the environment, else from `.dev.vars`, else those of `npm run dev`. */
export const readConnection = (): Connection => connectTo(chooseAuthor(process.env, readDevVars()));

/** What `.dev.vars` says, where there is one. */
export const readDevVars = () => (existsSync(".dev.vars") ? parseEnv(readFileSync(".dev.vars", "utf8")) : {});

/** Throws a usage fault where the address or the token cannot be used. */
export function connectTo({ base, token }: Author): Connection {
  const fault = findBaseFault(base) ?? findTokenFault(base, token);
  if (fault !== null) throw blameUsage(fault);
  return {
    call: async <Body>(...request: Request) => (await call(new URL(base), token ?? "", ...request)) as Body, // as documented
    read: (path, type) => read(new URL(base), token ?? "", path, type),
  };
}

function findTokenFault(base: string, token: string | null): string | null {
  if (token === null || token === "")
    return `Set AUTHOR_TOKEN, the author's token at ${base}, in the environment or in .dev.vars.`;
  return /^[\x21-\x7e]+$/.test(token)
    ? null
    : "AUTHOR_TOKEN holds a blank, a line break or a letter that no token has. Copy it again.";
}

type Request = Parameters<Connection["call"]>;

async function call(base: URL, token: string, ...request: Request): Promise<unknown> {
  const response = await ask(base, token, ...request);
  if (response.status === 204) return null;
  return readAnswer(base, response);
}

/** A problem is JSON, whatever was asked for. */
async function read(base: URL, token: string, path: string, type: string): Promise<string> {
  const response = await ask(base, token, "GET", path);
  if (!response.ok || !isOfType(response, type)) {
    await readAnswer(base, response);
    throw new Error(describeStranger(base, response));
  }
  return response.text().catch(() => {
    throw new Error(`The answer of ${base.origin} broke off half way. Ask again.`);
  });
}

const isOfType = (response: Response, type: string) =>
  (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() === type;

const ask = (base: URL, token: string, ...[method, path, body]: Request): Promise<Response> =>
  fetch(new URL(path, base), {
    method,
    headers: { Authorization: `Bearer ${token}`, Accept: "application/json" },
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined ? {} : { body }),
  }).catch((error: unknown) => {
    throw new Error(describeSilence(base, error));
  });

async function readAnswer(base: URL, response: Response): Promise<object> {
  const said = parseAnswer(response, await response.text());
  if (said === null) throw new Error(describeStranger(base, response));
  if (response.ok) return said;
  throw createRefusal(base.origin, response.status, said);
}

function describeSilence(base: URL, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = cause instanceof Error ? ("code" in cause ? String(cause.code) : cause.message) : String(cause);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(base.hostname);
  const start = isLocal ? "Start it with npm run dev, or set" : "Set";
  return `Nothing answers at ${base.origin} (${why}). ${start} GAZETTE_URL to where your newsletter lives, such as https://news.example.com.`;
}

/** What Gazette answers: JSON, and where it refuses one with a title (RFC 9457). Null: somebody else answered. */
function parseAnswer(response: Response, text: string): object | null {
  if (!/json/i.test(response.headers.get("content-type") ?? "")) return null;
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return null;
    return response.ok || ("title" in body && typeof body.title === "string") ? body : null;
  } catch {
    return null; // SyntaxError: no answer of ours
  }
}

function describeStranger(base: URL, response: Response): string {
  const target = URL.parse(response.headers.get("location") ?? "", base.href);
  const where = target === null || target.origin === base.origin ? "" : `, and points to ${target.origin}`;
  return (
    `What answers at ${base.origin} (${response.status}) is no Gazette${where}: an answer of its API was expected. ` +
    "Is GAZETTE_URL right? It is where your newsletter lives, its PUBLIC_URL, such as https://news.example.com, and not your blog."
  );
}

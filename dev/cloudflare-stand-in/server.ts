import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Account, createAccount } from "./account.ts";
import { type Answer, ROUTES } from "./routes.ts";

/** Cloudflare's API on this machine, for wrangler (`CLOUDFLARE_API_BASE_URL`): its side is real, this one is ours. */
export interface CloudflareStandIn {
  /** For `CLOUDFLARE_API_BASE_URL`. */
  readonly url: string;
  readonly account: Account;
  /** `POST /accounts/stand-in/d1/database`, in order. */
  readonly calls: readonly string[];
  /** Those of them that asked for a change; a question to a database is none. */
  readonly writes: readonly string[];
  /** The call of this number (from 0, counted from now on) fails once, before it does anything. */
  failCall(number: number, how?: Failure): void;
  close(): Promise<void>;
}

/** What a call meets: the API's own trouble, which wrangler repeats by itself; its refusal; nobody. */
export const FAILURES = ["error", "refusal", "cut"] as const;
export type Failure = (typeof FAILURES)[number];

const BASE = "/client/v4";

export async function startCloudflare(): Promise<CloudflareStandIn> {
  const account = createAccount();
  const calls: string[] = [];
  const writes: string[] = [];
  let failing: { readonly call: number; readonly how: Failure } | null = null;
  const server = createServer(async (incoming, response) => {
    const path = (incoming.url ?? "").split("?")[0]?.replace(BASE, "") ?? "";
    const failure = failing?.call === calls.length ? failing.how : null;
    calls.push(`${incoming.method} ${path}`);
    if (failure === "cut") return void incoming.socket.destroy();
    const request = await toRequest(incoming);
    if (await isWrite(request.clone())) writes.push(`${incoming.method} ${path}`);
    const answer = failure === null ? await answerCall(account, path, request) : FAILED[failure];
    response.writeHead("status" in answer ? answer.status : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(wrap(answer, readPage(incoming.url ?? ""))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${BASE}`,
    account,
    calls,
    writes,
    failCall: (number, how = "error") => {
      failing = { call: calls.length + number, how };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** `migrations list` makes its own table where it is missing: nothing of the newsletter's. */
const QUESTION = /^\s*(select|pragma|create table if not exists "?d1_migrations)/i;

async function isWrite(request: Request): Promise<boolean> {
  if (request.method === "GET") return false;
  if (!new URL(request.url).pathname.endsWith("/query")) return true;
  const body: unknown = await request.json();
  return !QUESTION.test(String(Object(body).sql));
}

const FAILED = { error: { status: 500, code: 10002 }, refusal: { status: 403, code: 10000 } };

async function answerCall(account: Account, path: string, request: Request): Promise<Answer> {
  for (const { method, path: pattern, answer } of ROUTES) {
    const found = method === request.method ? pattern.exec(path) : null;
    if (found !== null) return answer({ account, parts: found.slice(1), request });
  }
  return { status: 404, code: 7003 };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = { "content-type": incoming.headers["content-type"] ?? "" };
  const method = incoming.method ?? "GET";
  const body = method === "GET" ? {} : { body: Buffer.concat(chunks) };
  return new Request(`http://stand-in${incoming.url}`, { method, headers, ...body });
}

const readPage = (url: string) => Number(new URL(url, "http://stand-in").searchParams.get("page") ?? 1);

/** As Cloudflare answers: one envelope for everything. A list is one page, and those after it are empty. */
function wrap(answer: Answer, page: number) {
  if ("status" in answer)
    return {
      success: false,
      result: null,
      messages: [],
      errors: [{ code: answer.code, message: "The stand-in refuses." }],
    };
  const result = page > 1 && Array.isArray(answer.result) ? [] : answer.result;
  const result_info = { page, per_page: 1000, total_pages: 1, count: 1, total_count: 1 };
  return { success: true, result, messages: [], errors: [], result_info };
}

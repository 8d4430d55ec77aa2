import type * as z from "zod";
import { explainUnexpected } from "../../core/explain-unexpected.ts";
import { parseJson } from "../../core/parse-json.ts";
import { readBounded } from "../../core/read-bounded.ts";
import type { HostFailure } from "../../core/repository/comparison.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { explainStatus } from "./explain-status.ts";

export interface GithubOptions {
  readonly baseUrl: URL;
  /** Null: public repositories alone, sixty requests an hour. */
  readonly token: string | null;
  readonly userAgent: string;
  readonly timeoutMs?: number;
  /** Instead of the network. */
  readonly send?: (url: URL, init: RequestInit) => Promise<Response>;
}

/** One question to the API, or something to be written there. */
export interface GithubRequest<Schema extends z.ZodType> {
  readonly path: string;
  readonly answer: Schema;
  readonly method?: "GET" | "POST" | "PATCH";
  readonly body?: unknown;
  readonly maxBytes?: number;
}

export type GithubAnswer<Value> = Promise<Result<Value, HostFailure>>;

export interface GithubClient {
  ask<Schema extends z.ZodType>(request: GithubRequest<Schema>): GithubAnswer<z.output<Schema>>;
}

const TIMEOUT_MS = 15_000;
/** A list of all files has 7 MB at most. */
const MAX_BYTES = 12 * 1024 * 1024;
const MAX_REDIRECTS = 2;

/** GitHub's REST API by `fetch`: each answer is read within bounds and by its schema. */
export function createGithubClient(options: GithubOptions): GithubClient {
  const { baseUrl, timeoutMs = TIMEOUT_MS } = options;
  return {
    async ask(request) {
      const { answer: schema, maxBytes = MAX_BYTES } = request;
      try {
        const url = new URL(request.path.replace(/^\//, ""), baseUrl);
        const answer = await send(url, request, options, AbortSignal.timeout(timeoutMs));
        if (!answer.ok) {
          await answer.body?.cancel();
          return fail(explainStatus(answer, options.token !== null, Date.now()));
        }
        const bytes = await readBounded(answer.body, maxBytes);
        if (bytes === null)
          return fail({ ...MALFORMED, kind: "too-large", detail: "GitHub's answer is too large." });
        const json = parseJson(new TextDecoder().decode(bytes));
        const read = json.ok ? schema.safeParse(json.value) : null;
        return read?.success === true ? succeed(read.data) : fail(MALFORMED);
      } catch (error) {
        const isLate = error instanceof Error && ["TimeoutError", "AbortError"].includes(error.name);
        const detail = isLate
          ? `GitHub did not answer within ${timeoutMs / 1000} seconds.`
          : `GitHub cannot be reached: ${explainUnexpected(error)}`;
        return fail({ kind: "unreachable", detail, retryAt: null });
      }
    },
  };
}

const MALFORMED: HostFailure = {
  kind: "malformed",
  detail: "GitHub's answer cannot be read.",
  retryAt: null,
};

/** A repository that was renamed answers with its new address; a token never leaves for another host. */
async function send(
  url: URL,
  request: GithubRequest<z.ZodType>,
  options: GithubOptions,
  signal: AbortSignal,
  redirects = 0,
): Promise<Response> {
  const { method = "GET", body } = request;
  const { send: ask = (place, init) => fetch(place, init) } = options;
  const answer = await ask(url, {
    method,
    headers: composeHeaders(options, body !== undefined),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "manual",
    signal,
  });
  const next = URL.parse(answer.headers.get("location") ?? "", url);
  const isLedOn = [301, 302, 307, 308].includes(answer.status) && next?.origin === url.origin;
  if (!isLedOn || next === null || redirects === MAX_REDIRECTS) return answer;
  await answer.body?.cancel();
  return send(next, request, options, signal, redirects + 1);
}

const composeHeaders = ({ token, userAgent }: GithubOptions, sends: boolean) => ({
  Accept: "application/vnd.github+json",
  "User-Agent": userAgent,
  "X-GitHub-Api-Version": "2022-11-28",
  ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  ...(sends ? { "Content-Type": "application/json" } : {}),
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createStandInIssuer, type StandInIssuer } from "./issuer.ts";
import { createStandInRepository, type StandInRepository } from "./repository.ts";
import { type Answer, answerRead, GITHUB_LIMITS, type StandInLimits } from "./routes.ts";
import { createStandInRunner, type StandInRunner } from "./runner.ts";
import { answerTalk } from "./talk.ts";

/** What calls meet, until it is lifted. */
export type Trouble =
  | "down"
  | "cut"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** Of a fine-grained token. */
export type Right = "contents" | "pull requests" | "commit statuses";

const NEEDED: readonly (readonly [RegExp, Right])[] = [
  [/^GET \S+\/(git|compare|contents)\//, "contents"],
  [/^(POST|PATCH) \S+\/issues\//, "pull requests"],
  [/^POST \S+\/statuses\//, "commit statuses"],
];

/** GitHub's REST API on this machine, for the setting GITHUB_API_BASE_URL. */
export interface GithubStandIn {
  readonly repositories: readonly StandInRepository[];
  /** Tokens of its workflows, and what their jobs find. */
  readonly issuer: StandInIssuer;
  readonly runner: StandInRunner;
  /** `GET /repos/…`, in order. */
  readonly calls: readonly string[];
  create(fullName: string, defaultBranch?: string): StandInRepository;
  /** Null: all is well again. `calls`: for so many calls alone. */
  trouble(what: Trouble | null, calls?: number): void;
  /** What its token may do no more: as GitHub does, the right is asked for before what it is wanted for. */
  forbid(rights: readonly Right[]): void;
  /** The token that is asked for; null: anybody may read. */
  requireToken(token: string | null): void;
  handle(request: Request): Promise<Response>;
  listen(): Promise<string>;
  close(): Promise<void>;
}

export function createGithubStandIn(limits: StandInLimits = GITHUB_LIMITS): GithubStandIn {
  const repositories: StandInRepository[] = [];
  const calls: string[] = [];
  let trouble: { readonly what: Trouble; left: number } | null = null;
  let token: string | null = null;
  let forbidden: readonly Right[] = [];
  let place = "";
  const issuer = createStandInIssuer(() => place);
  const runner = createStandInRunner(issuer);

  const meetTrouble = (): Trouble | null => {
    if (trouble === null || trouble.left === 0) return null;
    trouble.left -= 1;
    return trouble.what;
  };

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/.well-known/jwks") return issuer.publish();
    const forJob = runner.handle(request);
    if (forJob !== null) return forJob;
    calls.push(`${request.method} ${url.pathname}`);
    const met = meetTrouble();
    if (met === "cut") throw new Error("The connection was cut.");
    if (met === "down") return toResponse({ status: 502, body: { message: "Server Error" } });
    if (met !== null) return toResponse({ status: met.status, body: { message: "Trouble" } }, met.headers);
    if (request.headers.get("user-agent") === null)
      return toResponse({ status: 403, body: { message: "Agent" } });
    if (token !== null && request.headers.get("authorization") !== `Bearer ${token}`)
      return toResponse({ status: 404, body: { message: "Not Found" } });
    const { method } = request;
    const right = NEEDED.find(([pattern]) => pattern.test(`${method} ${url.pathname}`))?.[1];
    if (right !== undefined && forbidden.includes(right))
      return toResponse({
        status: 403,
        body: { message: "Resource not accessible by personal access token" },
      });
    return toResponse(answer(method, url, method === "GET" ? null : await request.json()));
  }

  function answer(method: string, url: URL, body: unknown): Answer {
    const [, name = "", path = ""] = /^\/repos\/([^/]+\/[^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    const repository = repositories.find(({ fullName }) => fullName.toLowerCase() === name.toLowerCase());
    if (repository === undefined) return { status: 404, body: { message: "Not Found", status: "404" } };
    return answerTalk(repository, `${method} ${path}`, body) ?? answerRead(repository, path, url, limits);
  }

  const server = createServer(async (incoming, outgoing) => {
    try {
      const { method = "GET", url = "/", headers } = incoming;
      const given = Object.entries(headers).flatMap(([key, value]) =>
        typeof value === "string" ? [[key, value] as [string, string]] : [],
      );
      const body = method === "GET" ? {} : { body: await text(incoming) };
      const asked = new Request(`http://github.local${url}`, { method, headers: given, ...body });
      const response = await handle(asked);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    } catch {
      incoming.socket.destroy(); // a connection that was cut
    }
  });
  return {
    ...{ repositories, issuer, runner, calls, handle },
    create(fullName, defaultBranch) {
      const repository = createStandInRepository(fullName, defaultBranch);
      repositories.push(repository);
      return repository;
    },
    trouble(what, count = Number.POSITIVE_INFINITY) {
      trouble = what === null ? null : { what, left: count };
    },
    forbid(rights) {
      forbidden = rights;
    },
    requireToken(wanted) {
      token = wanted;
    },
    listen: () =>
      new Promise((resolve) =>
        server.listen(0, "127.0.0.1", () => {
          place = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
          resolve(place);
        }),
      ),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const toResponse = ({ status, body }: Answer, headers: Readonly<Record<string, string>> = {}) =>
  Response.json(body, { status, headers: { "x-ratelimit-remaining": "4999", ...headers } });

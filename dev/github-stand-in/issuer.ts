import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

/** The number of the stand-in's repositories, as its events tell it too. */
export const REPOSITORY_ID = "1296269";

export type Claims = Readonly<Record<string, unknown>>;

/** How a token is to differ from what GitHub issues, apart from its claims. */
export interface Forgery {
  /** `HS256` signs with the public key as its secret, `none` not at all. */
  readonly alg?: string;
  /** By a stranger's key, under our id or another. */
  readonly isStrange?: boolean;
  /** Null: none. */
  readonly kid?: string | null;
  readonly header?: Claims;
}

/** Issues the tokens of GitHub Actions on this machine (docs.github.com/actions/reference/security/oidc). */
export interface StandInIssuer {
  /** How often its keys were asked for. */
  readonly asked: () => number;
  /** What its keys are answered with until it is lifted (null). */
  trouble(answer: (() => Promise<Response>) | null): void;
  /** Signs with another key from now on; the one before is published no more. */
  rotate(): void;
  publish(): Promise<Response>;
  /** Its keys; and for tests inside the runtime `POST /_stand-in/sign` and `/_stand-in/trouble`. */
  handle(request: Request): Promise<Response>;
  /** A token of a run on a pull request, with some claims of its own; `undefined` leaves one out. */
  sign(claims?: Claims, forgery?: Forgery): string;
}

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** `issuer`: as its tokens name it, once it is asked for one. Keys are made when they are first needed. */
export function createStandInIssuer(issuer: () => string): StandInIssuer {
  const pairs = new Map<string, Pair>();
  let generation = 1;
  let asked = 0;
  let trouble: (() => Promise<Response>) | null = null;
  const findPair = (name: string): Pair => {
    const pair = pairs.get(name) ?? generateKeyPairSync("rsa", { modulusLength: 2048 });
    pairs.set(name, pair);
    return pair;
  };
  const own = () => `key-${generation}`;
  const standIn: StandInIssuer = {
    asked: () => asked,
    trouble(answer) {
      trouble = answer;
    },
    rotate() {
      generation += 1;
    },
    async publish() {
      asked += 1;
      if (trouble !== null) return trouble();
      const key = findPair(own()).publicKey.export({ format: "jwk" });
      return Response.json({ keys: [{ ...key, kid: own(), alg: "RS256", use: "sig" }] });
    },
    async handle(request) {
      const { pathname } = new URL(request.url);
      if (pathname === "/.well-known/jwks") return standIn.publish();
      const sent = (await request.json()) as { claims?: Claims; forgery?: Forgery; status?: number | null };
      if (pathname === "/_stand-in/sign") return new Response(standIn.sign(sent.claims, sent.forgery));
      const { status = null } = sent;
      standIn.trouble(status === null ? null : async () => new Response("Trouble", { status }));
      return Response.json({ asked });
    },
    sign(claims = {}, { alg = "RS256", isStrange = false, kid = own(), header = {} } = {}) {
      const head = { typ: "JWT", alg, ...(kid === null ? {} : { kid }), ...header };
      const signed = `${encode(head)}.${encode({ ...describeRun(issuer()), ...claims })}`;
      return `${signed}.${signText(signed, alg, findPair(isStrange ? "stranger" : own()))}`;
    },
  };
  return standIn;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signText(text: string, alg: string, { privateKey, publicKey }: Pair): string {
  if (alg === "none") return "";
  if (alg === "HS256")
    return createHmac("sha256", publicKey.export({ format: "pem", type: "spki" }))
      .update(text)
      .digest("base64url");
  return createSign(alg === "RS512" ? "sha512" : "sha256")
    .update(text)
    .sign(privateKey, "base64url");
}

/** What GitHub says of a run on pull request 7 of the stand-in's repository. */
function describeRun(issuer: string): Claims {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{ iss: issuer, aud: "http://localhost:8787", sub: "repo:Ada/Blog:pull_request", jti: "a-run" },
    ...{ iat: now, nbf: now - 300, exp: now + 300 },
    ...{ repository: "Ada/Blog", repository_id: REPOSITORY_ID, repository_owner: "Ada" },
    ...{ event_name: "pull_request", ref: "refs/pull/7/merge", ref_type: "branch" },
    ...{
      base_ref: "main",
      head_ref: "patch",
      sha: "f".repeat(40),
      actor: "ada",
      run_id: "1",
      run_attempt: "1",
    },
  };
}

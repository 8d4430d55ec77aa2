import fc, { type Arbitrary } from "fast-check";
import { seededAddress } from "../../../bench/stage/seed-readers.ts";
import { createGithubStandIn } from "../../../dev/github-stand-in/github.ts";
import { REPOSITORY_ID } from "../../../dev/github-stand-in/issuer.ts";
import type { IssueAnswer } from "../../../src/contract/issues/issue-answer.ts";
import type { IssueRequestBody } from "../../../src/contract/issues/issue-request.ts";
import { type Stage, startStage } from "../../journeys/stage/local-stage.ts";
import { type Call, type DescribedOperation, drawCall, WORKFLOW_TOKEN } from "./draw-call.ts";
import { drawMarkdown } from "./draw-file.ts";
import type { Drawing, JsonSchema } from "./draw-json.ts";
import { type Answer, type ApiDocument, createJudge } from "./judge-answer.ts";

/** What the calls came to. */
export interface CallReport {
  /** What went against the document, each with its call. */
  readonly faults: readonly string[];
  /** How often each status came: `findIssue 404`. */
  readonly seen: ReadonlyMap<string, number>;
  /** Statuses of answers where nothing is wrong that never came. */
  readonly missed: readonly string[];
}

type WholeDocument = ApiDocument & {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, Omit<DescribedOperation, "path" | "method">>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
};

const READERS = 600;
const POSTS = 60;
const HELD = 12;
/** Nobody answers there, which is said of the feed, and of nothing else. */
const FEED = "http://127.0.0.1:1/feed.xml";
/** A restore fills an empty newsletter alone, which this one is not: tests/journeys/backup.test.ts has them. */
const NEVER_HERE = ["restore 200", "restore 202"];

/** Calls every operation of a running Worker with generated input, one after the other. The same seed draws the same calls. */
export async function callOperations(calls: number, seed: number): Promise<CallReport> {
  const github = createGithubStandIn();
  const stage = await startStage({
    readers: READERS,
    vars: {
      ...{ RESEND_RATE: 1000, LANGUAGES: ["en", "es"], CADENCES: ["weekly", "instant"], FEED_URLS: [FEED] },
      ...{ GITHUB_API_BASE_URL: await github.listen(), GITHUB_REPOSITORY_ID: REPOSITORY_ID },
    },
  });
  try {
    const issues = [await failIssue(stage), ...(await holdIssues(stage))];
    const document = (await (await stage.author.call("/api/openapi.json")).json()) as WholeDocument;
    const drawing = { resolve: createResolver(document), hints: listHints(issues) };
    const drawn = fc.sample(drawAny(document, drawing), { numRuns: calls, seed });
    const make = createMaker(stage.url, () => github.issuer.sign());
    return await makeCalls(make, document, drawn);
  } finally {
    await stage.stop();
    await github.close();
  }
}

/** An issue whose batches are all of unknown outcome: half of them were taken. */
async function failIssue(stage: Stage): Promise<string> {
  const refusal = { status: 409, name: "invalid_idempotent_request", next: READERS / 200 };
  stage.emulator.setFaults({ failStatus: refusal, acceptThenFail: refusal });
  const id = await stage.beginIssue("en/unknown.md");
  await stage.author.waitUntilClosed(id);
  stage.emulator.setFaults({});
  return id;
}

const postAt = (index: number) => `en/post-${index}.md`;

/** Posts to plan with, and issues that wait for their author's word. */
async function holdIssues({ author }: Stage): Promise<readonly string[]> {
  for (let index = 0; index < POSTS; index += 1) await author.publish(postAt(index), 10);
  const held: string[] = [];
  for (let index = 0; index < HELD; index += 1) {
    const request: IssueRequestBody = { posts: [postAt(index)], holdMinutes: 60 };
    const answer = await author.call("/api/issues", { method: "POST", body: JSON.stringify(request) });
    const { id } = (await answer.json()) as IssueAnswer;
    if (id !== null) held.push(id);
  }
  return held;
}

function createResolver({ components }: WholeDocument): Drawing["resolve"] {
  return (ref) => {
    const schema = components.schemas[ref.replace("#/components/schemas/", "")];
    if (schema === undefined) throw new Error(`The document refers to ${ref}, which is not there.`);
    return schema;
  };
}

/** By the names that the document gives them. */
function listHints([unknown = "", ...held]: readonly string[]): Drawing["hints"] {
  const number = (max: number) => fc.integer({ min: 0, max: max - 1 });
  const address = fc.oneof(
    number(20).map(seededAddress),
    number(30).map((index) => `imported-${index}@example.com`),
    number(30).map((index) => `new-${index}@example.com`),
  );
  return {
    id: fc.oneof(fc.constant(unknown), fc.constantFrom(...held)),
    batch: number(READERS / 100).map((index) => String(index + 1)),
    path: number(POSTS).map(postAt),
    posts: number(POSTS).map(postAt),
    email: address,
    testTo: address,
    languages: fc.constantFrom("en", "es", "en,es"),
    cadence: fc.constantFrom("weekly", "instant"),
    url: fc.constant(FEED),
    number: fc.constant("7"), // of the pull request that the stand-in's runs are of
    commit: fc.constant("c".repeat(40)),
    content: drawMarkdown().map((text) => Buffer.from(text.toWellFormed()).toString("base64")),
    timeZone: fc.constantFrom("Europe/Madrid", "UTC"),
  };
}

function drawAny({ paths }: WholeDocument, drawing: Drawing): Arbitrary<Call> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, path, method })),
  );
  return fc.oneof(...operations.map((operation) => drawCall(operation, drawing)));
}

type Make = (call: Call) => Promise<Answer>;

async function makeCalls(make: Make, document: WholeDocument, drawn: readonly Call[]): Promise<CallReport> {
  const judge = createJudge(document);
  const faults: string[] = [];
  const seen = new Map<string, number>();
  for (const call of drawn) {
    const answer = await make(call);
    const name = `${call.operation.operationId} ${answer.status}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    const fault = judge(call, answer);
    if (fault !== null) faults.push(`${describe(call)}: ${fault}`);
  }
  return { faults, seen, missed: listSuccesses(document).filter((name) => !seen.has(name)) };
}

/** A workflow's token holds for minutes, so it is signed when it is sent. */
function createMaker(base: URL, signToken: () => string): Make {
  return async ({ operation, address, headers, body }) => {
    const method = operation.method.toUpperCase();
    const isWorkflow = headers.Authorization === `Bearer ${WORKFLOW_TOKEN}`;
    const sent = isWorkflow ? { ...headers, Authorization: `Bearer ${signToken()}` } : headers;
    const response = await fetch(new URL(address, base), { method, headers: sent, body, redirect: "manual" });
    const contentType = response.headers.get("content-type");
    return { status: response.status, contentType, text: await response.text() };
  };
}

const describe = ({ operation, address, body }: Call) =>
  `${operation.method.toUpperCase()} ${address} ${body === null ? "" : JSON.stringify(body)}`;

const listSuccesses = ({ paths }: WholeDocument): readonly string[] =>
  Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId, responses }) =>
      Object.keys(responses)
        .filter((status) => status.startsWith("2"))
        .map((status) => `${operationId} ${status}`),
    )
    .filter((name) => !NEVER_HERE.includes(name));

import type { ProblemKind } from "../../core/problem.ts";
import {
  type Answer,
  listCommonProblems,
  type Operation,
  type RequestBody,
} from "../operations/operation.ts";
import { OPERATIONS } from "../operations/operations.ts";
import { problemDetailsSchema } from "../problems/problem-details.ts";
import { PROBLEM_TABLE } from "../problems/problem-table.ts";
import { writeComponents, writeSchema } from "./write-schema.ts";

export const API_VERSION = "0.1.0";

const BYTES = { type: "string", contentEncoding: "binary" };

const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  path: "Where the file lies in the author's repository, as one part: `en%2Fhello.md`. Slashes may stand as they are, too.",
  id: "The issue's id.",
  batch:
    "The batch as the issue names it: its number, with the shard before it where there are several (`3-12`).",
  number: "The pull request's number.",
  email: "An address, or a subscriber's id: addresses in paths reach logs.",
};

const SECURITY = {
  author: [{ authorToken: [] }],
  workflow: [{ workflowToken: [] }],
  signature: [{ authorToken: [] }, { webhookSignature: [] }],
  anybody: [],
} as const satisfies Record<Operation["caller"], readonly object[]>;

/** The whole API for machines (OpenAPI 3.1), as a newsletter at this address serves it. */
export function composeDocument(publicUrl: URL) {
  return {
    openapi: "3.1.1",
    info: {
      title: "Gazette",
      version: API_VERSION,
      description:
        "A newsletter for its author's tools. What was not done is told as problem details (RFC 9457).",
    },
    servers: [{ url: publicUrl.href.replace(/\/$/, "") }],
    paths: composePaths(OPERATIONS),
    components: {
      schemas: writeComponents(),
      securitySchemes: {
        authorToken: { type: "http", scheme: "bearer", description: "The setting AUTHOR_TOKEN." },
        workflowToken: {
          ...{ type: "http", scheme: "bearer", bearerFormat: "JWT" },
          description:
            "The OIDC token that GitHub Actions gives to a run on `pull_request`, for the audience PUBLIC_URL; the setting GITHUB_REPOSITORY_ID.",
        },
        webhookSignature: {
          type: "apiKey",
          in: "header",
          name: "webhook-signature",
          description:
            "Standard Webhooks, with `webhook-id` and `webhook-timestamp`; the setting WEBHOOK_SECRET.",
        },
      },
    },
  };
}

function composePaths(operations: readonly Operation[]) {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, its]) => [
      path,
      Object.fromEntries(its.map((operation) => [operation.method, composeOperation(operation)])),
    ]),
  );
}

function composeOperation(operation: Operation) {
  const { operationId, summary, caller, request } = operation;
  return {
    operationId,
    summary,
    security: SECURITY[caller],
    parameters: composeParameters(operation),
    ...(request === undefined ? {} : { requestBody: composeRequest(request) }),
    responses: composeResponses(operation),
  };
}

function composeParameters({ path, query = {} }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: PATH_PARAMETERS[name],
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({
    name,
    in: "query",
    schema: writeSchema(schema, "input"),
  }));
  return [...inPath, ...inQuery];
}

const composeRequest = ({ contentType, schema, isRequired, description }: RequestBody) => ({
  required: isRequired,
  ...(description === undefined ? {} : { description }),
  content: { [contentType]: { schema: schema === null ? BYTES : writeSchema(schema, "input") } },
});

/** What goes well and what does not may share a status: `/health` answers 503 with a body of its own. */
function composeResponses(operation: Operation) {
  const kinds = [...operation.problems, ...listCommonProblems(operation)];
  const refusals = Map.groupBy(new Set(kinds), (kind) => PROBLEM_TABLE[kind].status);
  const refused = [...refusals].map(([status, its]) => [status, composeRefusal(its)] as const);
  const answered = Object.entries(operation.answers).map(
    ([status, answer]) => [status, composeAnswer(answer)] as const,
  );
  return Object.fromEntries([...refused, ...answered]);
}

const composeAnswer = ({ description, contentType, schema }: Answer) => ({
  description,
  ...(contentType === null
    ? {}
    : {
        content: {
          [contentType]: { schema: schema === null ? { type: "string" } : writeSchema(schema, "output") },
        },
      }),
});

const composeRefusal = (kinds: readonly ProblemKind[]) => ({
  description: kinds.map((kind) => PROBLEM_TABLE[kind].title).join("; "),
  content: { "application/problem+json": { schema: writeSchema(problemDetailsSchema, "output") } },
});

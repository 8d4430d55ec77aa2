import fc, { type Arbitrary } from "fast-check";
import { LOCAL_SECRETS } from "../../../bench/stage/local-secrets.ts";
import { drawCsv, drawMarkdown } from "./draw-file.ts";
import { type Drawing, drawJson, type JsonSchema } from "./draw-json.ts";

/** An operation as the document describes it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: JsonSchema }[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
}

/** One call as it is made. */
export interface Call {
  readonly operation: DescribedOperation;
  /** Path and query. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Stands for the token that a workflow's run is given when it calls. */
export const WORKFLOW_TOKEN = "the-token-of-a-run";

/** Calls of one operation: most as the document asks for, some with what it does not. */
export function drawCall(operation: DescribedOperation, drawing: Drawing): Arbitrary<Call> {
  return fc
    .record({
      address: drawAddress(operation, drawing),
      token: drawToken(operation),
      sent: drawBody(operation, drawing),
    })
    .map(({ address, token, sent }) => ({
      operation,
      address,
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(sent === null ? {} : { "Content-Type": sent.contentType }),
      },
      body: sent?.body ?? null,
    }));
}

function drawToken({ security }: DescribedOperation): Arbitrary<string | null> {
  if (security.length === 0) return fc.constant(null);
  const own = security.some((scheme) => "workflowToken" in scheme)
    ? WORKFLOW_TOKEN
    : LOCAL_SECRETS.AUTHOR_TOKEN;
  return fc.oneof(
    { weight: 14, arbitrary: fc.constant(own) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.stringMatching(/^[\x21-\x7e]{1,60}$/) },
  );
}

function drawAddress({ path, parameters }: DescribedOperation, drawing: Drawing): Arbitrary<string> {
  const inPath = parameters.filter((one) => one.in === "path").map(({ name }) => name);
  const inQuery = parameters.filter((one) => one.in === "query");
  const query = fc.record(
    Object.fromEntries(inQuery.map(({ name, schema }) => [name, drawParameter(schema, drawing)])),
    { requiredKeys: [] },
  );
  const parts = fc.record(Object.fromEntries(inPath.map((name) => [name, drawPart(name, drawing)])));
  return fc.tuple(parts, query).map(([names, asked]) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ""));
    const search = new URLSearchParams(asked as Record<string, string>).toString();
    return search === "" ? filled : `${filled}?${search}`;
  });
}

/** A part of a path: never empty, and never one that the standard of URLs takes for a step up or for none. */
const drawPart = (name: string, { hints }: Drawing): Arbitrary<string> =>
  fc.oneof(
    { weight: 9, arbitrary: hints[name] ?? fc.constant("a") },
    {
      weight: 1,
      arbitrary: fc
        .string({ minLength: 1, maxLength: 30, unit: "grapheme" })
        .filter((text) => !/^\.{1,2}$/.test(text) && text.isWellFormed()),
    },
  );

const drawParameter = (schema: JsonSchema, drawing: Drawing): Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: drawJson(schema, drawing).map(String) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  );

function drawBody(
  { operationId, requestBody }: DescribedOperation,
  drawing: Drawing,
): Arbitrary<{ readonly contentType: string; readonly body: string } | null> {
  if (requestBody === undefined) return fc.constant(null);
  const [[contentType, { schema }] = ["", { schema: {} }]] = Object.entries(requestBody.content);
  const send = (bodies: Arbitrary<string>) => bodies.map((body) => ({ contentType, body }));
  if (operationId === "publishPost") return send(drawMarkdown());
  if (operationId === "importSubscribers") return send(drawCsv());
  const asDocumented = drawJson(schema, drawing).map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 12, arbitrary: send(asDocumented) },
    { weight: 2, arbitrary: send(fc.json()) },
    { weight: 1, arbitrary: send(fc.string({ maxLength: 60 })) },
    ...(requestBody.required ? [] : [{ weight: 1, arbitrary: fc.constant(null) }]),
  );
}

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Call } from "./draw-call.ts";

export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** The answers of one operation by status, as the document gives them. */
type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
}

/**
 * Says what is wrong with an answer by the document; null: nothing. A field that the document does not name is wrong, too:
 * answers are open for those of later versions. So is a failure of ours, though it is documented.
 */
export function createJudge(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(closeObjects(document) as object, "api");
  return ({ operation }: Call, { status, contentType, text }: Answer): string | null => {
    const { path, method } = operation;
    const responses = document.paths[path]?.[method]?.responses ?? {};
    const response = responses[status];
    if (response === undefined) return `The status ${status} is not documented: ${text}`;
    if (status >= 500 && status !== 502) return `It failed with ${status}: ${text}`;
    if (response.content === undefined) return text === "" ? null : `There is a body: ${text}`;
    const type = contentType?.split(";")[0] ?? "";
    if (!(type in response.content)) return `The content type ${contentType} is not documented.`;
    if (!/[/+]json$/.test(type)) return null; // a stream of lines is no document
    const body: unknown = JSON.parse(text);
    const isStated = status < 400 || (body as { readonly status?: unknown }).status === status;
    if (!isStated) return `The body speaks of another status than ${status}: ${text}`;
    const place = ["paths", path, method, "responses", String(status), "content", type, "schema"];
    const reference = `api#/${place
      .map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1"))
      .map(encodeURIComponent)
      .join("/")}`;
    const validate = ajv.getSchema(reference);
    if (validate === undefined) return `The document has no schema at ${reference}.`;
    return validate(body) === true ? null : `${ajv.errorsText(validate.errors)}: ${text}`;
  };
}

/** The same with no field allowed that is not named; where nothing is required beside `openapi`, the body is a document. */
function closeObjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeObjects);
  if (typeof value !== "object" || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closeObjects(inner)]));
  const { type, properties, additionalProperties } = value as Readonly<Record<string, unknown>>;
  const isClosable =
    type === "object" &&
    typeof properties === "object" &&
    properties !== null &&
    additionalProperties === undefined &&
    !("openapi" in properties);
  return isClosable ? { ...closed, additionalProperties: false } : closed;
}

import * as z from "zod";
import { ANSWER_COMPONENTS, REQUEST_COMPONENTS } from "./components.ts";

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Way = "input" | "output";

const refer = (id: string) => `#/components/schemas/${id}`;

/**
 * What zod adds beyond the schema goes: a dialect and an id in each part, the bounds of a double's whole numbers, and patterns
 * of formats that have a name. Answers stay open: a later version may add a field.
 */
function tidy(json: JsonSchema, io: Way): void {
  delete json.$schema;
  delete json.$id;
  if (json.format !== undefined) delete json.pattern;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (io === "output") delete json.additionalProperties;
}

const options = (io: Way) => ({
  io,
  uri: refer,
  override: ({ jsonSchema }: { jsonSchema: JsonSchema }) => tidy(jsonSchema, io),
});

/** The named schemas, for `components`. */
export function writeComponents(): Readonly<Record<string, JsonSchema>> {
  const written = (["input", "output"] as const).map(
    (io) => z.toJSONSchema(io === "input" ? REQUEST_COMPONENTS : ANSWER_COMPONENTS, options(io)).schemas,
  );
  for (const schemas of written) for (const schema of Object.values(schemas)) tidy(schema, "input");
  return Object.assign({}, ...written);
}

/** One schema: by its name where it has one, else written out. */
export function writeSchema(schema: z.ZodType, io: Way): JsonSchema {
  const named = (io === "input" ? REQUEST_COMPONENTS : ANSWER_COMPONENTS).get(schema);
  if (named !== undefined) return { $ref: refer(named.id) };
  if (io === "output" && schema instanceof z.ZodUnion)
    return { anyOf: schema.options.map((option) => writeSchema(option as z.ZodType, io)) }; // zod types options loosely
  const json = z.toJSONSchema(schema, options(io));
  tidy(json, "input");
  return json;
}

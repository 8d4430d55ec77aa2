import fc, { type Arbitrary } from "fast-check";

/** The part of JSON Schema that the document uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}

export interface Drawing {
  readonly resolve: (ref: string) => JsonSchema;
  /** What a text of that name is drawn from beside any text, such as addresses for `email`. */
  readonly hints: Readonly<Record<string, Arbitrary<string>>>;
}

/** Values that a schema admits. */
export function drawJson(schema: JsonSchema, drawing: Drawing, name = ""): Arbitrary<unknown> {
  if (schema.$ref !== undefined) return drawJson(drawing.resolve(schema.$ref), drawing, name);
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => drawJson(one, drawing, name)));
  switch (schema.type) {
    case "object":
      return drawObject(schema, drawing);
    case "array":
      return fc.array(drawJson(schema.items ?? {}, drawing, name), {
        minLength: schema.minItems ?? 0,
        maxLength: 3,
      });
    case "string":
      return drawText(schema, drawing.hints[name]);
    case "integer":
      return fc.integer({
        min: schema.minimum ?? (schema.exclusiveMinimum ?? -1001) + 1,
        max: schema.maximum ?? 10_000,
      });
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function drawObject({ properties = {}, required = [] }: JsonSchema, drawing: Drawing): Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, one]) => [name, drawJson(one, drawing, name)]);
  return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, {
    requiredKeys: [...required],
  });
}

function drawText(
  { minLength = 0, maxLength = 40 }: JsonSchema,
  hint?: Arbitrary<string>,
): Arbitrary<string> {
  const any = fc.string({ minLength, maxLength, unit: "grapheme" });
  return hint === undefined ? any : fc.oneof({ weight: 5, arbitrary: hint }, { weight: 1, arbitrary: any });
}

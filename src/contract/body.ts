import * as z from "zod";

/** An object of these fields and no others; what is wrong with it is said in words, never in those of the parser. */
export function createBodySchema<Shape extends z.ZodRawShape>(shape: Shape, example: string) {
  const known = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `There is no field ${issue.keys.join(", ")}. There are ${known}.`
        : `Send a JSON object, such as ${example}.`,
  });
}

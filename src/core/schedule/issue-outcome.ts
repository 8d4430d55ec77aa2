import * as z from "zod";
import { asIssueId, asPostId, type IssueId, type PostId } from "../ids.ts";
import { fail, type Result, succeed } from "../result.ts";

/** What became of an author's request for an issue. */
export type IssueOutcome =
  | { readonly kind: "planned"; readonly id: IssueId }
  | { readonly kind: "test-submitted" }
  | { readonly kind: "nothing-due"; readonly reason: string }
  | IssuePreview;

/** What an issue asked for now would hold, for how many, and why each other post is not in it. */
export interface IssuePreview {
  readonly kind: "previewed";
  readonly posts: readonly PostId[];
  readonly audience: number;
  readonly notDue: readonly { readonly id: PostId; readonly reason: string }[];
}

const postIdSchema = z.string().transform(asPostId);

const schema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("planned"), id: z.string().transform(asIssueId) }),
  z.object({ kind: z.literal("test-submitted") }),
  z.object({ kind: z.literal("nothing-due"), reason: z.string() }),
  z.object({
    kind: z.literal("previewed"),
    posts: z.array(postIdSchema),
    audience: z.number(),
    notDue: z.array(z.object({ id: postIdSchema, reason: z.string() })),
  }),
]) satisfies z.ZodType<IssueOutcome>;

/** One that was kept, as it is read back. */
export function parseIssueOutcome(kept: unknown): Result<IssueOutcome, "malformed"> {
  const parsed = schema.safeParse(kept);
  return parsed.success ? succeed(parsed.data) : fail("malformed");
}

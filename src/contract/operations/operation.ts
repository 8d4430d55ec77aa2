import type * as z from "zod";
import type { ProblemKind } from "../../core/problem.ts";

/** One thing that outsiders may ask, as data: the document, the tests and the routes' types come from it. */
export interface Operation {
  readonly operationId: string;
  readonly method: "get" | "put" | "post" | "delete";
  /** As OpenAPI spells it: `/api/issues/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** `workflow`: the token that GitHub Actions gives to one run. `signature`: the author's token, or a Standard Webhooks signature. */
  readonly caller: "author" | "workflow" | "signature" | "anybody";
  readonly query?: Readonly<Record<string, z.ZodType>>;
  readonly request?: RequestBody;
  /** What it answers where nothing is wrong, by status. */
  readonly answers: Readonly<Partial<Record<200 | 201 | 202 | 204 | 503, Answer>>>;
  /** What may be wrong beside `listCommonProblems`. */
  readonly problems: readonly ProblemKind[];
}

export interface RequestBody {
  readonly contentType: string;
  /** Null: bytes. */
  readonly schema: z.ZodType | null;
  readonly isRequired: boolean;
  readonly description?: string;
}

export interface Answer {
  readonly description: string;
  /** Null: no body. */
  readonly contentType: string | null;
  /** Null where it is no JSON. */
  readonly schema: z.ZodType | null;
}

export const answerJson = (description: string, schema: z.ZodType): Answer => ({
  description,
  contentType: "application/json",
  schema,
});

export const sendJson = (schema: z.ZodType, isRequired: boolean): RequestBody => ({
  contentType: "application/json",
  schema,
  isRequired,
});

/** What may be wrong with any call of this kind. */
export function listCommonProblems({ caller, request }: Operation): readonly ProblemKind[] {
  return [
    ...(caller === "author" ? (["author-token-wrong", "too-many-requests"] as const) : []),
    ...(caller === "workflow"
      ? (["workflow-token-wrong", "workflow-not-trusted", "workflow-keys-unreachable"] as const)
      : []),
    ...(caller === "workflow" ? (["too-many-requests"] as const) : []),
    ...(caller === "signature" ? (["webhook-signature-wrong", "too-many-requests"] as const) : []),
    ...(request === undefined ? [] : (["request-too-large"] as const)),
    ...(["settings-faulty", "row-unreadable", "unexpected"] as const),
  ];
}

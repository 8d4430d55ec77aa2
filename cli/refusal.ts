import type { ProblemDetails } from "../src/contract/problems/problem-details.ts";

const NAME = "Refusal";

/** What Gazette refuses, by its problem details (RFC 9457). */
export interface Refusal extends Error {
  readonly status: number;
  /** The title, what is particular to this case, and every fault. */
  readonly reasons: readonly string[];
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === NAME;

/** A refusal from the answer that it came in, each part of which is looked at before use. To be thrown. */
export function createRefusal(origin: string, status: number, problem: Partial<ProblemDetails>): Refusal {
  const faults = (problem.faults ?? []).map(({ field, reason }) => `${field}: ${reason}`);
  const remedy =
    status === 401
      ? [`Set AUTHOR_TOKEN to the author's token at ${origin}, in the environment or in .dev.vars.`]
      : [];
  const reasons = [problem.title ?? "", problem.detail ?? "", ...faults, ...remedy].filter(
    (one) => one !== "",
  );
  const lines = [`${status} ${reasons[0] ?? ""}`, ...reasons.slice(1).map((reason) => `  ${reason}`)];
  return Object.assign(new Error(lines.join("\n")), { name: NAME, status, reasons });
}

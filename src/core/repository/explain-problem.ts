import type { Problem } from "../problem.ts";

/** Why a file is no post, in plain words and one line. */
export const explainProblem = ({ faults = [], detail, kind }: Problem): string =>
  faults.length === 0 ? (detail ?? kind) : faults.map(({ field, reason }) => `${field}: ${reason}`).join(" ");

import { readFileSync } from "node:fs";
import { load } from "js-yaml";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly shell?: string;
  readonly run?: string;
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: {
    readonly preview: { readonly env: Readonly<Record<string, string>>; readonly steps: readonly Step[] };
  };
}

/** The workflow that authors copy, as GitHub reads it, and the script of its last step. */
export function readWorkflow() {
  const workflow = load(readFileSync("docs/gazette-preview.yml", "utf8")) as Workflow; // our own file
  const step = workflow.jobs.preview.steps.at(-1);
  if (step?.run === undefined) throw new Error("The workflow's last step runs no script.");
  return { workflow, step, script: step.run };
}

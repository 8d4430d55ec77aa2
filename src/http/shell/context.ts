import type { WorkflowRun } from "../../core/repository/decide-workflow.ts";
import type { Settings } from "../../core/settings/settings.ts";
import type { GroupFacts } from "./group-facts.ts";
import type { UseCases } from "./use-cases.ts";

/** What every handler finds in `c.var`: the use cases bound to their adapters, the trusted settings, and what holds here. */
export interface HttpEnv {
  Variables: {
    gazette: UseCases;
    settings: Settings;
    group: GroupFacts;
    /** Behind the gate of previews alone. */
    workflow: WorkflowRun;
  };
}

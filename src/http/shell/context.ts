import type { Settings } from "../../core/settings/settings.ts";
import type { Gazette } from "./gazette.ts";
import type { GroupFacts } from "./group-facts.ts";

/** What every handler finds in `c.var`: the use cases bound to their adapters, the trusted settings, and what holds here. */
export interface HttpEnv {
  Variables: {
    gazette: Gazette;
    settings: Settings;
    group: GroupFacts;
  };
}

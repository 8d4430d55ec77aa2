import type { Settings } from "../../core/settings/settings.ts";
import type { Gazette } from "./gazette.ts";

/** What every handler finds in `c.var`: the use cases bound to their adapters, and the trusted settings. */
export interface HttpEnv {
  Variables: {
    gazette: Gazette;
    settings: Settings;
  };
}

import type { SettingFault } from "../../core/settings/settings.ts";

/** Are the stores there and ready? Every fault in words that say what to do; never throws. */
export interface StoreProbe {
  findFaults(): Promise<readonly SettingFault[]>;
}

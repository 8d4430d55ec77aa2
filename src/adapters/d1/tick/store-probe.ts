import type { SettingFault } from "../../../core/settings/settings.ts";
import type { StoreProbe } from "../../../ports/tick/store-probe.ts";

const MISSING = "It is missing. Bind it by this name, as in wrangler.toml: npm run deploy does.";
const UNMIGRATED =
  "It cannot be read, most likely because its migrations were not applied. Run `npm run deploy`, or locally `npm run worker`.";

/** `unbound`: the bindings that are not there. Of the database the one row is read that the first migration puts in. */
export function createD1StoreProbe(database: D1Database | undefined, unbound: readonly string[]): StoreProbe {
  return {
    async findFaults() {
      const missing = unbound.map((setting) => ({ setting, fault: MISSING }));
      return [...missing, ...(database === undefined ? [] : await findStoreFaults(database))];
    },
  };
}

async function findStoreFaults(database: D1Database): Promise<readonly SettingFault[]> {
  const fault = { setting: "DB", fault: UNMIGRATED };
  try {
    const row = await database.prepare("SELECT only FROM schedule WHERE only = 1").first();
    return row === null ? [fault] : [];
  } catch {
    return [fault]; // its words may quote what they like: ours do not
  }
}

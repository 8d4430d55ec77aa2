import type { StoreProbe } from "../../../ports/tick/store-probe.ts";

const MISSING = "It is missing. Bind a D1 database by this name in wrangler.toml.";
const UNMIGRATED =
  "It cannot be read, most likely because its migrations were not applied. Run `npm run deploy`, or locally `npm run worker`.";

/** Reads the one row that the first migration puts in. */
export function createD1StoreProbe(database: D1Database | undefined): StoreProbe {
  return {
    async findFaults() {
      if (database === undefined) return [{ setting: "DB", fault: MISSING }];
      try {
        const row = await database.prepare("SELECT only FROM schedule WHERE only = 1").first();
        return row === null ? [{ setting: "DB", fault: UNMIGRATED }] : [];
      } catch {
        return [{ setting: "DB", fault: UNMIGRATED }]; // its words may quote what they like: ours do not
      }
    },
  };
}

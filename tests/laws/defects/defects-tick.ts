import type { Defect } from "./defect.ts";

/** Planted where rows cannot be read. */
export const TICK_DEFECTS: Readonly<Record<string, Defect>> = {
  "a cadence of which nobody can read where it stands begins anew": {
    schedule: (schedule) => ({
      ...schedule,
      read: async (scope) => ({ ...(await schedule.read(scope)), unreadableCadences: [] }),
    }),
  },
};

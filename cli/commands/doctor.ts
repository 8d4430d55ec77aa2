import type { Command } from "../command.ts";
import { examine } from "../doctor/examine.ts";
import { describeChecks, sayChecks, sayVerdict } from "../doctor/say-checks.ts";
import type { Patient } from "../doctor/surroundings.ts";

/** Looks the whole set-up over and changes nothing. */
export const doctor = (findPatient: () => Patient): Command => ({
  name: "doctor",
  summary: "look the set-up over, line by line, each fault with its remedy",
  run: async ({ json }) => {
    const checks = await examine(findPatient());
    console.log(
      json
        ? JSON.stringify(describeChecks(checks), null, 2)
        : `${sayChecks(checks)}\n\n${sayVerdict(checks)}`,
    );
    return checks.some(({ isSerious }) => isSerious) ? "refused" : "done";
  },
});

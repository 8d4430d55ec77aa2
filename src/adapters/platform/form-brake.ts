import type { FormBrake } from "../../ports/form-brake.ts";

/** The rate limiting binding: counted for each location of the platform, roughly. */
export function createFormBrake(binding: RateLimit): FormBrake {
  return {
    async admits(client) {
      const { success } = await binding.limit({ key: client });
      return success;
    },
  };
}

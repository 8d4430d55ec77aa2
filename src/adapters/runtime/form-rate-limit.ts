import type { FormRateLimit } from "../../ports/access/form-rate-limit.ts";

/** The rate limiting binding: counted for each location of the platform, roughly. */
export function createFormRateLimit(binding: RateLimit): FormRateLimit {
  return {
    async admits(client) {
      const { success } = await binding.limit({ key: client });
      return success;
    },
  };
}

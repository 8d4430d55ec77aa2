/**
 * A first, approximate rate limit for each client of public forms, by the rate limiting binding: counted for each location
 * of the platform. The throttle in the store stands behind it.
 */
export function createFormRateLimit(binding: RateLimit) {
  return {
    async admits(client: string): Promise<boolean> {
      const { success } = await binding.limit({ key: client });
      return success;
    },
  };
}

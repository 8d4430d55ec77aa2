/** Counts of an issue of which the provider has reported nothing. */
export const nothingReported = { deliveryCounts: { sum: async () => new Map() } };

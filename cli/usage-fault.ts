const NAME = "UsageFault";

/** Wrong usage: nothing was done, and the exit code is 2. To be thrown. */
export const blameUsage = (message: string): Error => Object.assign(new Error(message), { name: NAME });

export const isUsageFault = (error: unknown) => error instanceof Error && error.name === NAME;

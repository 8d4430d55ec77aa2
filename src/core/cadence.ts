/** How often a subscriber is written to. `special` is not a choice: it names an issue made by hand for everybody. */
export const CADENCES = ["instant", "daily", "weekly", "monthly"] as const;

export type Cadence = (typeof CADENCES)[number];
export type IssueCadence = Cadence | "special";

export const isCadence = (text: string): text is Cadence => (CADENCES as readonly string[]).includes(text);

/** How often a subscriber is written to, from often to seldom. `special` is not a choice: it names an issue made by hand for everybody. */
export const CADENCES = ["instant", "daily", "weekly", "monthly"] as const;

export type Cadence = (typeof CADENCES)[number];
export type IssueCadence = Cadence | "special";

export const isCadence = (text: string): text is Cadence => (CADENCES as readonly string[]).includes(text);

/** What a caller is told who asks for another cadence. */
export const nameOffered = (offered: readonly Cadence[]) =>
  `The newsletter does not offer this cadence. Use one of: ${offered.join(", ")} (the setting CADENCES).`;

/** The offered cadence that comes next when a reader wants less; null: there is none. */
export function findSlower(cadence: IssueCadence, offered: readonly Cadence[]): Cadence | null {
  if (cadence === "special") return null;
  return CADENCES.slice(CADENCES.indexOf(cadence) + 1).find((slower) => offered.includes(slower)) ?? null;
}

/** The common choices that a mail offers, each behind one press: less often where that is offered, and a pause. */
export function listShortcuts(
  cadence: IssueCadence,
  offered: readonly Cadence[],
): readonly (Cadence | "pause")[] {
  const slower = findSlower(cadence, offered);
  return slower === null ? ["pause"] : [slower, "pause"];
}

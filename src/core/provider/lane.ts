/**
 * `welcome` runs beside `transactional`, but is a mail of the newsletter: its room in the quota is claimed before, so
 * that it takes nothing of what is kept for confirmations.
 */
export type Lane = "transactional" | "welcome" | "digest";

import type { Random } from "../random.ts";

/** Whether somebody is told is drawn from here, apart from everything before. */
export const NOTES_APART = 1_550_000;

/** In one storm of three the settings name an author. */
export const drawAuthor = (random: Random): string | null =>
  random.happens(1 / 3) ? "Ada <author@example.com>" : null;

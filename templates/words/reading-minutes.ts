const WORDS_A_MINUTE = 230;

/** Whole minutes, rounded up; 0 where the length is unknown. */
export const deriveReadingMinutes = (words: number) => Math.ceil(Math.max(0, words) / WORDS_A_MINUTE);

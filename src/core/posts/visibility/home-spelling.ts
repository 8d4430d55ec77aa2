/**
 * How a value of such a key is read:
 * - `yes`: true keeps the post home; `no`: false does, and a date is when it appears; `word`: every word does that is
 *   not one for the public. In doubt, home.
 * - `lock`: whatever is there and is no word for the public locks the post. Its value is never repeated.
 * - `password`: whatever is there but `false` locks the post, for a password may be any word.
 * - `start`, `end`: dates between which the post may be seen.
 * - `yes-hint`, `no-hint`, `word-hint`, `start-hint`, `end-hint`: only a clear true, a clear false, a clear word or a date
 *   keeps the post home, for keys that mean other things as well.
 * - `words-hint`: one of several words, each as a clear word.
 * - `label-hint`: one of several labels that is a word for a draft, and no subject of a blog (`private` may be one).
 */
export type HomeReading =
  | "yes"
  | "no"
  | "word"
  | "lock"
  | "password"
  | "start"
  | "end"
  | "yes-hint"
  | "no-hint"
  | "word-hint"
  | "start-hint"
  | "end-hint"
  | "words-hint"
  | "label-hint";

export interface HomeSpelling {
  /** Separated by blanks; compared without case, accents and signs, with or without `is`, `post`, `page`… before them. */
  readonly keys: string;
  /** Keys that are made by a rule, compared in the same way. */
  readonly shape?: RegExp;
  readonly reads: HomeReading;
  /** A word that means something else under such a key: a `type: review` is what a critic writes. */
  readonly not?: string;
  /** What such a post is, in the reason that the author sees. */
  readonly means: string;
}

/**
 * The place that a name means, however it is written: `Hello`, `hello/`, `hello/index` and `hello/_index` are one. Only
 * for names that an author gives: paths differ by letter case.
 */
export const foldPlace = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\/+$/, "")
    .replace(/\/_?index$/, "");

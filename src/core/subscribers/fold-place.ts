/** The place that a name means: `hello`, `hello/`, `hello/index` and `hello/_index` are one. */
export const cutPlace = (name: string): string => name.replace(/\/+$/, "").replace(/\/_?index$/i, "");

/** The same without regard to letter case. Only for names that an author gives: paths differ by letter case. */
export const foldPlace = (name: string): string => cutPlace(name).toLowerCase();

/** The stems that a file at this place may have, in some letter case. */
export const listStems = (name: string): readonly string[] => {
  const place = cutPlace(name);
  return [place, `${place}/index`, `${place}/_index`];
};

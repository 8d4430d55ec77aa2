import { nameDay, nameMonth, padNumber } from "./date-names.ts";
import type { LinkFacts } from "./link-facts.ts";
import { cutDate } from "./posts-place.ts";
import { hashAsSha1 } from "./sha1.ts";
import { prettifyAsJekyll, slugifyAsHexo, slugifyAsHugo, slugifyAsJekyll } from "./slugify.ts";

const ownName = ({ slug, name }: LinkFacts) => slug ?? cutDate(name);

/** The path as a site shows it; a slug takes the place of its last part. */
const path = ({ segments, slug }: LinkFacts) =>
  (slug === null ? segments : [...segments.slice(0, -1), slug]).join("/");

/** Hugo takes the title where there is no slug. */
function slug(facts: LinkFacts): string {
  if (facts.dialect === "hugo") return slugifyAsHugo(facts.slug ?? facts.title);
  return facts.dialect === "jekyll" ? slugifyAsJekyll(ownName(facts)) : ownName(facts);
}

/** Jekyll and Hexo call the name of the file the title; Hugo means the title. */
function title(facts: LinkFacts): string {
  if (facts.dialect === "jekyll") return prettifyAsJekyll(ownName(facts));
  return facts.dialect === "hexo" ? hexoSource(facts) : slugifyAsHugo(facts.title);
}

/** Where the file lies below `_posts`, by which Hexo knows a post. */
const hexoSource = ({ segments, slug }: LinkFacts) =>
  [...segments.slice(0, -1), slug ?? cutDate(segments.at(-1) ?? "")].join("/");

const secondsOf = ({ date }: LinkFacts) => String(Math.floor(date.epochMilliseconds / 1000));

/** The first one; Hexo's are a path, each below the one before. */
function category({ dialect, categories }: LinkFacts): string {
  if (dialect === "hexo") return categories.map(slugifyAsHexo).join("/") || "uncategorized";
  return slugifyAsJekyll(categories[0] ?? "");
}

/** As Jekyll: in small letters, otherwise as written. */
const listCategories = ({ categories }: LinkFacts) => [
  ...new Set(categories.map((name) => name.toLowerCase())),
];

/**
 * What each token of an address stands for: Gazette's own, then the spellings of Jekyll, Hexo, Hugo and VuePress. A value
 * with a slash in it is several parts of the path; an empty one leaves no part.
 */
export const LINK_TOKENS = {
  year: ({ date }) => padNumber(date.year, 4),
  month: ({ date }) => padNumber(date.month, 2),
  day: ({ date }) => padNumber(date.day, 2),
  slug,
  title,
  lang: ({ language }) => language,
  path,
  folder: ({ segments }) => segments.slice(0, -1).join("/"),
  category,
  id: ({ id }) => id,
  categories: (facts) => listCategories(facts).join("/"),
  slugified_categories: ({ categories }) => [...new Set(categories.map(slugifyAsJekyll))].join("/"),
  name: (facts) => (facts.dialect === "jekyll" ? slugifyAsJekyll(facts.name) : cutDate(facts.name)),
  post_title: (facts) => slugifyAsHexo(facts.title).toLowerCase(),
  section: ({ sections }) => sections[0] ?? "",
  sections: ({ sections }) => sections.join("/"),
  filename: ({ name }) => slugifyAsHugo(name),
  contentbasename: ({ name }) => slugifyAsHugo(name),
  slugorfilename: (facts) => slugifyAsHugo(facts.slug ?? facts.name),
  slugorcontentbasename: (facts) => slugifyAsHugo(facts.slug ?? facts.name),
  short_year: ({ date }) => padNumber(date.year % 100, 2),
  i_month: ({ date }) => String(date.month),
  short_month: (facts) => nameMonth(facts.date).slice(0, 3),
  long_month: ({ date }) => nameMonth(date),
  monthname: ({ date }) => nameMonth(date),
  i_day: ({ date }) => String(date.day),
  y_day: ({ date }) => padNumber(date.dayOfYear, 3),
  yearday: ({ date }) => String(date.dayOfYear),
  short_day: (facts) => nameDay(facts.date).slice(0, 3),
  long_day: ({ date }) => nameDay(date),
  weekdayname: ({ date }) => nameDay(date),
  weekday: ({ date }) => String(date.dayOfWeek % 7),
  w_day: ({ date }) => String(date.dayOfWeek),
  week: ({ date }) => padNumber(date.weekOfYear ?? 0, 2),
  w_year: ({ date }) => String(date.yearOfWeek ?? date.year),
  hour: ({ date }) => padNumber(date.hour, 2),
  minute: ({ date }) => padNumber(date.minute, 2),
  second: ({ date }) => padNumber(date.second, 2),
  timestamp: secondsOf,
  hash: (facts) => hashAsSha1(hexoSource(facts) + secondsOf(facts)).slice(0, 12),
  output_ext: () => ".html",
  sectionslug: ({ sections }) => slugifyAsHugo(sections[0] ?? ""),
  sectionslugs: ({ sections }) => sections.map(slugifyAsHugo).join("/"),
  collection: ({ folders }) => folders.find((folder) => folder.startsWith("_"))?.slice(1) ?? "",
  basename: ({ name }) => name,
  regular: path,
  abbrlink: ({ keys }) => keys.abbrlink ?? "",
  urlname: ({ keys }) => keys.urlname ?? "",
} as const satisfies Readonly<Record<string, (facts: LinkFacts) => string>>;

export type LinkToken = keyof typeof LINK_TOKENS;

export const isLinkToken = (name: string): name is LinkToken => Object.hasOwn(LINK_TOKENS, name);

/** Those that tell one post of a day from another. */
const NAMING = new Set<LinkToken>(
  "slug title path id name post_title filename contentbasename slugorfilename slugorcontentbasename timestamp hash basename regular abbrlink urlname"
    .split(" ")
    .filter(isLinkToken),
);

export const namesThePost = (token: LinkToken): boolean => NAMING.has(token);

import type { LinkFacts } from "./link-facts.ts";
import { cutDate } from "./posts-place.ts";
import { prettifyAsJekyll, slugifyAsHexo, slugifyAsHugo, slugifyAsJekyll } from "./slugify.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

const pad = (value: number, length: number) => String(value).padStart(length, "0");
const monthName = ({ date }: LinkFacts) => MONTHS[date.month - 1] ?? "";
const dayName = ({ date }: LinkFacts) => DAYS[date.dayOfWeek - 1] ?? "";
const ownName = ({ slug, name }: LinkFacts) => slug ?? cutDate(name);

/** The path as a site shows it; a slug takes the place of its last part. */
const path = ({ segments, slug }: LinkFacts) =>
  (slug === null ? segments : [...segments.slice(0, -1), slug]).join("/");

function slug(facts: LinkFacts): string {
  return facts.dialect === "jekyll" ? slugifyAsJekyll(ownName(facts)) : ownName(facts);
}

/** Jekyll and Hexo call the name of the file the title; Hugo means the title. */
function title(facts: LinkFacts): string {
  if (facts.dialect === "jekyll") return prettifyAsJekyll(ownName(facts));
  if (facts.dialect === "hexo")
    return [...facts.segments.slice(0, -1), facts.slug ?? cutDate(facts.segments.at(-1) ?? "")].join("/");
  return slugifyAsHugo(facts.title);
}

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
  year: ({ date }) => pad(date.year, 4),
  month: ({ date }) => pad(date.month, 2),
  day: ({ date }) => pad(date.day, 2),
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
  short_year: ({ date }) => pad(date.year % 100, 2),
  i_month: ({ date }) => String(date.month),
  short_month: (facts) => monthName(facts).slice(0, 3),
  long_month: monthName,
  monthname: monthName,
  i_day: ({ date }) => String(date.day),
  y_day: ({ date }) => pad(date.dayOfYear, 3),
  yearday: ({ date }) => String(date.dayOfYear),
  short_day: (facts) => dayName(facts).slice(0, 3),
  long_day: dayName,
  weekdayname: dayName,
  weekday: ({ date }) => String(date.dayOfWeek % 7),
  w_day: ({ date }) => String(date.dayOfWeek),
  week: ({ date }) => pad(date.weekOfYear ?? 0, 2),
  w_year: ({ date }) => String(date.yearOfWeek ?? date.year),
  hour: ({ date }) => pad(date.hour, 2),
  minute: ({ date }) => pad(date.minute, 2),
  second: ({ date }) => pad(date.second, 2),
  timestamp: ({ date }) => String(Math.floor(date.epochMilliseconds / 1000)),
  output_ext: () => ".html",
} as const satisfies Readonly<Record<string, (facts: LinkFacts) => string>>;

export type LinkToken = keyof typeof LINK_TOKENS;

export const isLinkToken = (name: string): name is LinkToken => Object.hasOwn(LINK_TOKENS, name);

/** Those that tell one post of a day from another. */
const NAMING = new Set<LinkToken>(
  "slug title path id name post_title filename contentbasename slugorfilename slugorcontentbasename timestamp"
    .split(" ")
    .filter(isLinkToken),
);

export const namesThePost = (token: LinkToken): boolean => NAMING.has(token);

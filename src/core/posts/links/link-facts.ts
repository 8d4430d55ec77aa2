import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../ids.ts";
import type { Language } from "../../language.ts";
import type { TimeZone } from "../../time-zone.ts";
import { listOfferedFolders } from "../language/folder-language.ts";
import { derivePathLanguage } from "../language/post-language.ts";
import { derivePathInRepository, type PostsFolder } from "../posts-folder.ts";
import { type Dialect, findPostsPlace } from "./posts-place.ts";
import { cutUnshown, listShown } from "./shown-path.ts";

/** A post as far as its address depends on it. */
export interface LinkedPost {
  /** Below the posts folder. */
  readonly path: string;
  readonly language: Language;
  /** Front matter `slug`. */
  readonly slug: string | null;
  readonly title: string;
  readonly id: string;
  readonly date: Instant;
  /** As written, those of front matter alone. */
  readonly categories: readonly string[];
  /** Keys of front matter that plugins make addresses of. */
  readonly keys: AddressKeys;
}

/** hexo-abbrlink writes its number into each file; `urlname` is what many of Hexo's blogs call theirs. */
export interface AddressKeys {
  readonly abbrlink?: string;
  readonly urlname?: string;
}

/** What a post's address is judged by; the newsletter's settings have all of it. */
export interface LinkRules {
  readonly siteUrl: URL;
  /** Offered languages, the first is the default. */
  readonly languages: readonly Language[];
  readonly timeZone: TimeZone;
  readonly postsFolder?: PostsFolder;
}

/** What tokens are filled in from. */
export interface LinkFacts {
  /** Whose meaning the tokens have. */
  readonly dialect: Dialect | null;
  /** In the newsletter's zone. */
  readonly date: Temporal.ZonedDateTime;
  readonly language: Language;
  readonly slug: string | null;
  readonly title: string;
  readonly id: string;
  /** What a site shows of the path: below `_posts`, else as `post-url.ts` has it. */
  readonly segments: readonly string[];
  /** Hugo's sections: the folders below `content`, whatever the posts folder cuts. */
  readonly sections: readonly string[];
  /** All folders from the root of the repository, as far as that is known. */
  readonly folders: readonly string[];
  /** The file, or its folder where it is called `index`; without its language. */
  readonly name: string;
  readonly categories: readonly string[];
  readonly keys: AddressKeys;
  /** The path, not front matter, says the language: by a suffix, or by a folder below `_posts`. */
  readonly isPlacedByLanguage: boolean;
}

/** `cutsLanguage`: the address names the language by itself, so no folder needs to say it again. */
export function deriveLinkFacts(post: LinkedPost, rules: LinkRules, cutsLanguage: boolean): LinkFacts {
  const { stem, bySuffix } = derivePathLanguage(post.path, rules.languages);
  const inRepository = derivePathInRepository(stem, rules.postsFolder ?? "");
  const place = findPostsPlace(inRepository);
  const whole = place === null ? listShown(cutUnshown(stem)) : place.below.split("/");
  const isInFolder = place?.dialect === "jekyll" && findLanguageFolder(whole, post, rules) !== null;
  const cut = (segments: readonly string[]) =>
    cutsLanguage || isInFolder ? cutLanguageFolder(segments, post, rules) : segments;
  const segments = cut(whole);
  return {
    dialect: place?.dialect ?? null,
    date: Temporal.Instant.fromEpochMilliseconds(post.date).toZonedDateTimeISO(rules.timeZone),
    language: post.language,
    slug: post.slug,
    title: post.title,
    id: post.id,
    segments,
    sections: place === null ? cut(listShown(cutUnshown(inRepository))).slice(0, -1) : segments.slice(0, -1),
    folders: inRepository.split("/").slice(0, -1),
    name: listShown(stem).at(-1) ?? "",
    categories: [...new Set([...(place?.categories ?? []), ...post.categories])],
    keys: post.keys,
    isPlacedByLanguage: bySuffix || isInFolder,
  };
}

const findLanguageFolder = (segments: readonly string[], post: LinkedPost, rules: LinkRules) =>
  listOfferedFolders(segments.slice(0, -1), rules.languages).find(
    ({ language }) => language === post.language,
  ) ?? null;

const cutLanguageFolder = (segments: readonly string[], post: LinkedPost, rules: LinkRules) => {
  const folder = findLanguageFolder(segments, post, rules);
  return segments.filter((_, index) => index !== folder?.index);
};

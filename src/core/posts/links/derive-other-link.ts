import type { Instant } from "../../ids.ts";
import { derivePathLanguage } from "../language/post-language.ts";
import { deriveStem } from "../post-path.ts";
import { cutPostsFolder } from "../posts-folder.ts";
import { derivePostLink, type PostLinkRules } from "./derive-post-link.ts";

const ONE_DAY: Instant = Date.UTC(2001, 0, 1);
const ANOTHER_DAY: Instant = Date.UTC(2012, 10, 22);

/**
 * The address of a post of which nothing is known but its path from the root of the repository, for links from other posts. Null
 * where it depends on what its front matter says.
 */
export function deriveOtherLink(
  pathInRepository: string,
  rules: PostLinkRules,
  date: Instant | null,
): URL | null {
  const path = cutPostsFolder(pathInRepository, rules.postsFolder ?? "");
  const { language } = derivePathLanguage(path, rules.languages);
  const derive = (at: Instant, title: string) =>
    derivePostLink(
      {
        path,
        language,
        slug: null,
        title,
        id: deriveStem(path),
        date: at,
        categories: [],
        keys: { abbrlink: title, urlname: title },
      },
      null,
      rules,
    );
  const one = derive(date ?? ONE_DAY, "One");
  return one.href === derive(date ?? ANOTHER_DAY, "Another").href ? one : null;
}

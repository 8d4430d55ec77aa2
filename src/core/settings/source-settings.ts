import { isLoopback } from "../loopback.ts";
import { locatePostUrlFault, parsePostUrl } from "../posts/links/post-url-setting.ts";
import { parsePostsFolder } from "../posts/posts-folder.ts";
import { parseBranch, parseRepository, parseRepositoryId } from "../repository/repository.ts";
import { optional, type SettingValues } from "./parse-each-setting.ts";
import { parseFeedUrls } from "./setting-lists.ts";
import { parseFlag, parseGithubBaseUrl } from "./setting-values.ts";
import type { GithubSettings, Newsletter, PollingSettings } from "./settings.ts";

/** Where posts come from: folder and addresses of files, the blog's feeds, its repository. */
export const SOURCE_READERS = {
  POSTS_FOLDER: optional(
    parsePostsFolder,
    "",
    "Give the folder that the posts lie in, from the root of their repository, such as src/content/blog.",
  ),
  POST_URL: optional(
    parsePostUrl,
    null,
    "Give the address of a post below SITE_URL, such as /:year/:month/:day/:slug/, or leave it out.",
    locatePostUrlFault,
  ),
  FEED_URLS: optional(
    parseFeedUrls,
    [],
    'Give a JSON array of the addresses of feeds, such as ["https://blog.example.com/feed.xml"], or leave it out.',
  ),
  ALLOW_LOCAL_FEEDS: optional(parseFlag, false, "Give true or false."),
  GITHUB_REPOSITORY: optional(
    parseRepository,
    null,
    "Give the repository whose pushes bring posts, as owner/name, or leave it out.",
  ),
  GITHUB_BRANCH: optional(parseBranch, null, "Give the name of a branch, such as main, or leave it out."),
  GITHUB_REPOSITORY_ID: optional(
    parseRepositoryId,
    null,
    "Give the number that `id` is at https://api.github.com/repos/<owner>/<name>, or leave it out.",
  ),
  GITHUB_API_BASE_URL: optional(
    parseGithubBaseUrl,
    new URL("https://api.github.com/"),
    "Leave it out: it is for tests, whose GitHub is on this machine.",
  ),
};

type Values = SettingValues<typeof SOURCE_READERS>;

export const derivePostPlaces = (values: Values) =>
  ({
    postsFolder: values.POSTS_FOLDER,
    postUrl: values.POST_URL,
  }) satisfies Partial<Newsletter>;

/** A newsletter that runs on this machine may read a blog that does. */
export const derivePolling = (values: Values & { readonly PUBLIC_URL: URL }): PollingSettings => ({
  feedUrls: values.FEED_URLS,
  allowLocalFeeds: values.ALLOW_LOCAL_FEEDS || isLoopback(values.PUBLIC_URL.hostname),
});

export const deriveGithub = (values: Values): GithubSettings => ({
  repository: values.GITHUB_REPOSITORY,
  branch: values.GITHUB_BRANCH,
  repositoryId: values.GITHUB_REPOSITORY_ID,
  apiBaseUrl: values.GITHUB_API_BASE_URL,
  tokenIssuer: deriveTokenIssuer(values.GITHUB_API_BASE_URL),
});

/** GitHub's own, whatever is set; where GitHub is played on this machine, its player issues the tokens too. */
const deriveTokenIssuer = ({ hostname, href }: URL): string =>
  isLoopback(hostname) ? href.replace(/\/$/, "") : "https://token.actions.githubusercontent.com";

import { chooseFeeds, findFeeds } from "../blog/find-feeds.ts";
import { sayFeed } from "../blog/say-feed.ts";
import type { DeploymentVars } from "./settings-file.ts";

/**
 * `FEED_URLS` as it can be polled: the address of a blog becomes those of its feeds, and what each lacks is said. An address
 * that does not answer from here stays as it was given: the blog may be down, and the Worker says so later.
 */
export async function settleFeeds(
  vars: DeploymentVars,
  tell: (line: string) => void,
): Promise<DeploymentVars> {
  const given = Array.isArray(vars.FEED_URLS) ? vars.FEED_URLS : [];
  const settled: string[] = [];
  for (const address of given) {
    const blog = await findFeeds(address);
    const chosen = blog.is === "read" ? chooseFeeds(blog.feeds) : [];
    for (const feed of chosen) tell(sayFeed(feed));
    if (blog.is === "silent") tell(`${blog.fault}; it is kept as it is.`);
    else if (chosen.length === 0) tell(`${address} has no feed; it is kept as it is.`);
    settled.push(...(chosen.length === 0 ? [address] : chosen.map(({ url }) => url)));
  }
  return given.length === 0 ? vars : { ...vars, FEED_URLS: [...new Set(settled)] };
}

/** What the blog could be read by, for a newsletter that is set up for the first time. */
export async function suggestFeeds(siteUrl: string): Promise<readonly string[]> {
  const blog = await findFeeds(siteUrl);
  return blog.is === "read" ? chooseFeeds(blog.feeds).map(({ url }) => url) : [];
}

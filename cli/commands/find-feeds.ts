import type { PostList } from "../../src/contract/posts/posts.ts";
import { chooseFeeds, type FoundFeed, findFeeds } from "../blog/find-feeds.ts";
import { sayFeed } from "../blog/say-feed.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { blameUsage } from "../usage-fault.ts";

export const feedsFind: Command = {
  name: "feeds find",
  summary: "the feeds of a blog, what would come in by them, and what they lack; 1 where there is none",
  words: [
    {
      name: "address",
      summary: "https://blog.example.com; without one, that of the newsletter's blog",
      isOptional: true,
    },
  ],
  run: findBlogFeeds,
};

/** From this machine. */
async function findBlogFeeds({ words, json, connect }: Call): Promise<Outcome> {
  const address = words[0] ?? (await connect().call<PostList>("GET", "api/posts?limit=1")).siteUrl;
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (URL.parse(whole) === null)
    throw blameUsage(`"${address}" is no address: give one such as https://blog.example.com.`);
  const blog = await findFeeds(whole);
  if (blog.is === "silent") throw new Error(`${blog.fault}.`);
  const { feeds } = blog;
  if (json) console.log(JSON.stringify({ feeds, suggested: chooseFeeds(feeds).map(({ url }) => url) }));
  else
    console.log(feeds.length === 0 ? sayNone(whole) : [...feeds.map(sayFeed), sayChoice(feeds)].join("\n\n"));
  return feeds.length === 0 ? "refused" : "done";
}

const sayNone = (address: string) =>
  `${address} names no feed, and there is none at the usual places. Give the address of the feed itself, or let posts come in by their files.`;

const sayChoice = (feeds: readonly FoundFeed[]) =>
  `To read what comes from now on: FEED_URLS = ${JSON.stringify(chooseFeeds(feeds).map(({ url }) => url))}`;

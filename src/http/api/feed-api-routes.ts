import { Hono } from "hono";
import type { FeedList } from "../../contract/polling/feeds.ts";
import { formatInstant } from "../../core/ids.ts";
import type { PolledFeed } from "../../core/polling/polled-feed.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import { parseFeedWord } from "./parse-feed-word.ts";

/** The blog's feeds for their author: how they are, ask them now, and a word about what they hold. */
export function createFeedApiRoutes() {
  return new Hono<HttpEnv>()
    .get("/api/feeds", async (c) => c.json<FeedList>(presentFeeds(await c.var.gazette.listPolledFeeds())))
    .post("/api/feeds/poll", async (c) => c.json<FeedList>(presentFeeds(await c.var.gazette.pollFeedsNow())))
    .post("/api/feeds/accept", async (c) => {
      const word = parseFeedWord(await c.req.text());
      if (!word.ok) return answerProblem(c, word.problem);
      const feeds = await c.var.gazette.acceptItems(word.value);
      return feeds.ok ? c.json<FeedList>(presentFeeds(feeds.value)) : answerProblem(c, feeds.problem);
    });
}

const format = (at: number | null) => (at === null ? null : formatInstant(at));

const presentFeeds = (feeds: readonly PolledFeed[]): FeedList => ({
  feeds: feeds.map(({ url, polledAt, changedAt, nextAt, items, held, problem, failingSince }) => ({
    ...{ url, lastPoll: format(polledAt), lastChange: format(changedAt) },
    ...{ nextPoll: nextAt === 0 ? null : format(nextAt), items, held, problem },
    failingSince: format(failingSince),
  })),
});

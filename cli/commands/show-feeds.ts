import type { FeedList, FeedView } from "../../src/contract/polling/feeds.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { PROGRAM } from "../program/name-program.ts";
import { blameUsage } from "../usage-fault.ts";
import { layOutTable } from "../words/lay-out-table.ts";

export const feedsShow: Command = {
  name: "feeds show",
  summary: "the blog's feeds: when they were asked, what they show, what is wrong",
  run: async (call) => sayFeeds(call, await call.connect().call<FeedList>("GET", "api/feeds")),
};

export const feedsPoll: Command = {
  name: "feeds poll",
  summary: "ask all feeds now; refused where one of them cannot be read",
  run: async (call) => sayFeeds(call, await call.connect().call<FeedList>("POST", "api/feeds/poll")),
};

export const feedsAccept: Command = {
  name: "feeds accept",
  summary: "say of items that a feed holds back whether they are new",
  words: [{ name: "url", summary: "the feed, as FEED_URLS names it" }],
  flags: { as: { example: "new", summary: "new: announce them; known: they were on the blog before" } },
  run: async (call) => {
    const [url] = call.words;
    const { as } = call.values;
    if (as !== "new" && as !== "known") throw blameUsage("Say --as new (announce them) or --as known.");
    const body = JSON.stringify({ url, as });
    return sayFeeds(call, await call.connect().call<FeedList>("POST", "api/feeds/accept", body));
  },
};

function sayFeeds({ json }: Call, list: FeedList): Outcome {
  if (json) console.log(JSON.stringify(list));
  else if (list.feeds.length === 0)
    console.log("There is no feed: name the blog's in the setting FEED_URLS.");
  else console.log([layOutTable(list.feeds.map(toRow)), ...list.feeds.flatMap(sayTrouble)].join("\n"));
  return list.feeds.some(({ failingSince }) => failingSince !== null) ? "refused" : "done";
}

const toRow = ({ url, lastPoll, items, failingSince, held }: FeedView) => [
  failingSince !== null ? "fails" : held > 0 ? "waits" : lastPoll === null ? "new" : "well",
  lastPoll ?? "never asked",
  `${items} items`,
  url,
];

const sayTrouble = ({ url, problem, held }: FeedView) => [
  ...(problem === null ? [] : [`${url}: ${problem}`]),
  ...(held === 0
    ? []
    : [`${url}: ${held} items look new at once and wait: ${PROGRAM} feeds accept ${url} --as new|known`]),
];

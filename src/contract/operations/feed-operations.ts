import { feedListSchema, feedWordSchema } from "../polling/feeds.ts";
import { answerJson, type Operation, sendJson } from "./operation.ts";

/** The blog's feeds, which are asked for new posts. */
export const FEED_OPERATIONS = [
  {
    operationId: "listFeeds",
    method: "get",
    path: "/api/feeds",
    summary: "The feeds of the settings, and how their polls go",
    caller: "author",
    answers: { 200: answerJson("The feeds", feedListSchema) },
    problems: [],
  },
  {
    operationId: "pollFeeds",
    method: "post",
    path: "/api/feeds/poll",
    summary: "Ask all feeds now, whatever their back-off",
    caller: "author",
    answers: { 200: answerJson("The feeds afterwards", feedListSchema) },
    problems: [],
  },
  {
    operationId: "acceptItems",
    method: "post",
    path: "/api/feeds/accept",
    summary: "Say of a feed's held items whether they are new or were there before",
    caller: "author",
    request: sendJson(feedWordSchema, true),
    answers: { 200: answerJson("The feeds afterwards", feedListSchema) },
    problems: ["request-malformed", "feed-not-found"],
  },
] as const satisfies readonly Operation[];

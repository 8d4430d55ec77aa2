import { feedWordSchema } from "../../contract/polling/feeds.ts";
import { parseBody } from "./parse-body.ts";

/** The body of `POST /api/feeds/accept`. */
export const parseFeedWord = (text: string) => parseBody(text, feedWordSchema, '{"url":"…","as":"new"}');

import { postWordSchema } from "../../contract/posts/posts.ts";
import { parseBody } from "./parse-body.ts";

/** The body of `POST /api/posts/release`. */
export const parsePostWord = (text: string) => parseBody(text, postWordSchema, '{"path":"en/hello.md"}');

import { postFilesSchema } from "../../contract/posts/posts.ts";
import { parseBody } from "./parse-body.ts";

/** The body of `POST /api/posts/changes`. */
export const parsePostFiles = (text: string) =>
  parseBody(text, postFilesSchema, '{"posts":[{"path":"en/hello.md","sha256":"…"}]}');

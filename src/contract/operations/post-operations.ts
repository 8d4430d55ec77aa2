import { PAGE_QUERY } from "../page.ts";
import {
  changedPostsSchema,
  postFilesSchema,
  postListSchema,
  postWordSchema,
  publishedPostSchema,
  releasedPostSchema,
} from "../posts/posts.ts";
import { answerJson, type Operation, sendJson } from "./operation.ts";

export const POST_OPERATIONS = [
  {
    operationId: "listPosts",
    method: "get",
    path: "/api/posts",
    summary: "Every post, with why it is not due",
    caller: "author",
    query: PAGE_QUERY,
    answers: { 200: answerJson("The posts", postListSchema) },
    problems: [],
  },
  {
    operationId: "listChanged",
    method: "post",
    path: "/api/posts/changes",
    summary: "Which of these files are worth sending",
    caller: "author",
    request: sendJson(postFilesSchema, true),
    answers: {
      200: answerJson(
        "Those that are new or other than what is stored, or whose links to other posts lead elsewhere by now",
        changedPostsSchema,
      ),
    },
    problems: ["request-malformed"],
  },
  {
    operationId: "releasePost",
    method: "post",
    path: "/api/posts/release",
    summary: "Let a post go out though its page on the blog does not answer (REQUIRE_PAGE)",
    caller: "author",
    request: sendJson(postWordSchema, true),
    answers: { 200: answerJson("It waits for its page no longer", releasedPostSchema) },
    problems: ["request-malformed", "post-not-found"],
  },
  {
    operationId: "publishPost",
    method: "put",
    path: "/api/posts/{path}",
    summary: "Store a Markdown file with its front matter",
    caller: "author",
    request: { contentType: "text/markdown", schema: null, isRequired: true },
    answers: {
      200: answerJson("It was there; it may have changed", publishedPostSchema),
      201: answerJson("It is new", publishedPostSchema),
    },
    problems: ["post-invalid", "post-path-malformed", "post-too-large"],
  },
  {
    operationId: "removePost",
    method: "delete",
    path: "/api/posts/{path}",
    summary: "Take a post out of feeds and later issues",
    caller: "author",
    answers: { 204: { description: "It is gone", contentType: null, schema: null } },
    problems: ["post-not-found", "post-path-malformed"],
  },
] as const satisfies readonly Operation[];

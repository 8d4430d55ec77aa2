import type { Command } from "./command.ts";
import { commandIssue } from "./command-issue.ts";
import { postsDelete } from "./delete-post.ts";
import { issuesWho } from "./find-recipient.ts";
import { subscribersImport } from "./import-subscribers.ts";
import { postsList } from "./list-posts.ts";
import { issuesPlan } from "./plan-issue.ts";
import { postsPublish } from "./publish-posts.ts";
import { issuesResolve } from "./resolve-batch.ts";
import { issuesShow } from "./show-issues.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  postsPublish,
  postsList,
  postsDelete,
  issuesPlan,
  issuesShow,
  issuesWho,
  commandIssue("pause"),
  commandIssue("resume"),
  commandIssue("cancel"),
  commandIssue("send"),
  issuesResolve,
  subscribersImport,
];

import type { Command } from "./command.ts";
import { backup } from "./commands/back-up.ts";
import { postsCheck } from "./commands/check-posts.ts";
import { commandIssue } from "./commands/command-issue.ts";
import { postsDelete } from "./commands/delete-post.ts";
import { doctor } from "./commands/doctor.ts";
import { subscribersErase } from "./commands/erase-subscriber.ts";
import { subscribersExport } from "./commands/export-subscribers.ts";
import { feedsFind } from "./commands/find-feeds.ts";
import { issuesWho } from "./commands/find-recipient.ts";
import { subscribersImport } from "./commands/import-subscribers.ts";
import { postsList } from "./commands/list-posts.ts";
import { commandNewsletter } from "./commands/pause-newsletter.ts";
import { issuesPlan } from "./commands/plan-issue.ts";
import { postsPublish } from "./commands/publish-posts.ts";
import { postsRelease } from "./commands/release-post.ts";
import { issuesResolve } from "./commands/resolve-batch.ts";
import { restore } from "./commands/restore-backup.ts";
import { feedsAccept, feedsPoll, feedsShow } from "./commands/show-feeds.ts";
import { issuesShow } from "./commands/show-issues.ts";
import { subscribersShow } from "./commands/show-subscribers.ts";
import { subscribersSuppress, subscribersUnsuppress } from "./commands/suppress-subscriber.ts";
import { findWorkshop } from "./deployment/workshop.ts";
import { findPatient } from "./doctor/find-patient.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  postsPublish,
  postsList,
  postsCheck,
  postsDelete,
  postsRelease,
  issuesPlan,
  issuesShow,
  issuesWho,
  commandIssue("pause"),
  commandIssue("resume"),
  commandIssue("cancel"),
  commandIssue("send"),
  issuesResolve,
  subscribersImport,
  subscribersExport,
  subscribersShow,
  subscribersErase,
  subscribersSuppress,
  subscribersUnsuppress,
  feedsFind,
  feedsShow,
  feedsPoll,
  feedsAccept,
  commandNewsletter("pause"),
  commandNewsletter("resume"),
  backup,
  restore,
  doctor(() => findPatient(findWorkshop(), process.env)),
];

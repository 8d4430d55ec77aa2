import {
  BACKUP_QUERY,
  BACKUP_TYPE,
  RESTORE_QUERY,
  receivingSchema,
  restoredSchema,
} from "../backup/restore.ts";
import { newsletterPauseSchema } from "../schedule/newsletter-pause.ts";
import { answerJson, type Operation } from "./operation.ts";

/** What is asked of the newsletter as a whole. */
export const NEWSLETTER_OPERATIONS = [
  {
    operationId: "pauseNewsletter",
    method: "post",
    path: "/api/pause",
    summary: "Stop everything: no issue is planned or goes on, whatever is open",
    caller: "author",
    answers: { 200: answerJson("It is paused", newsletterPauseSchema) },
    problems: ["issue-unreachable"],
  },
  {
    operationId: "resumeNewsletter",
    method: "post",
    path: "/api/resume",
    summary: "Let it go on; issues that were paused by themselves stay so",
    caller: "author",
    answers: { 200: answerJson("It is not paused", newsletterPauseSchema) },
    problems: ["issue-unreachable", "conflict"],
  },
  {
    operationId: "backUp",
    method: "get",
    path: "/api/backup",
    summary: "All of the newsletter but its keys, as lines of JSON; the same newsletter gives the same bytes",
    caller: "author",
    query: BACKUP_QUERY,
    answers: {
      200: {
        description: "A header, rows with their checks, and counts and a hash at its end",
        contentType: BACKUP_TYPE,
        schema: null,
      },
    },
    problems: ["request-malformed"],
  },
  {
    operationId: "restore",
    method: "post",
    path: "/api/restore",
    summary: "A backup into an empty newsletter, which is paused afterwards",
    caller: "author",
    query: RESTORE_QUERY,
    request: {
      contentType: BACKUP_TYPE,
      schema: null,
      isRequired: true,
      description: "The whole file, at most 100 MiB, or a part of it that ends with a check.",
    },
    answers: {
      200: answerJson("It is restored, and paused", restoredSchema),
      202: answerJson("The part is here", receivingSchema),
    },
    problems: [
      "request-malformed",
      "backup-broken",
      "backup-key-differs",
      "newsletter-not-empty",
      "restore-of-other-file",
      "conflict",
    ],
  },
] as const satisfies readonly Operation[];

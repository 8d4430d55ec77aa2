import { ISSUE_COMMANDS, type IssueCommand } from "../../core/issues/issue-command.ts";
import { detailedIssueSchema, issueListSchema, issueSchema } from "../issues/issue.ts";
import { notSentAnswerSchema, takenAnswerSchema } from "../issues/issue-answer.ts";
import { issueRequestSchema, resolutionSchema } from "../issues/issue-request.ts";
import { recipientSchema } from "../issues/recipient.ts";
import { lookedUpBatchSchema } from "../issues/unknown-batch.ts";
import { PAGE_QUERY } from "../page.ts";
import { answerJson, type Operation, sendJson } from "./operation.ts";

/** The author's trigger: by the API, or by a webhook. */
const REQUEST_ISSUE = {
  method: "post",
  request: sendJson(issueRequestSchema, false),
  answers: {
    200: answerJson("Nothing goes out: nothing is due, or this was a dry run", notSentAnswerSchema),
    202: answerJson("It goes out; without an id, as a test alone", takenAnswerSchema),
  },
  problems: [
    "request-malformed",
    "conflict",
    "newsletter-paused",
    "edition-faulty",
    "email-address-malformed",
    "email-address-unsupported",
    "provider-refused",
  ],
} as const;

const SUMMARIES: Readonly<Record<IssueCommand, string>> = {
  pause: "Stop an issue: nothing more of it starts",
  resume: "Let an issue go on, also one that stopped by itself",
  cancel: "End an issue: what was not sent yet stays unsent",
  send: "Let a held issue go",
};

const commandOperation = (command: IssueCommand): Operation => ({
  operationId: `${command}Issue`,
  method: "post",
  path: `/api/issues/{id}/${command}`,
  summary: SUMMARIES[command],
  caller: "author",
  answers: { 200: answerJson("The issue as it is now", issueSchema) },
  problems: ["issue-not-found", "issue-cancelled", "issue-closed", "issue-not-held", "issue-unreachable"],
});

export const ISSUE_OPERATIONS: readonly Operation[] = [
  {
    ...REQUEST_ISSUE,
    operationId: "requestIssue",
    path: "/api/issues",
    summary: "Plan an issue now, or see what it would hold",
    caller: "author",
  },
  {
    ...REQUEST_ISSUE,
    operationId: "sendWebhook",
    path: "/webhooks/send",
    summary: "The same by a webhook; a repeated `webhook-id` gets the first answer",
    caller: "signature",
  },
  {
    operationId: "listIssues",
    method: "get",
    path: "/api/issues",
    summary: "The latest issues",
    caller: "author",
    query: PAGE_QUERY,
    answers: { 200: answerJson("The issues", issueListSchema) },
    problems: [],
  },
  {
    operationId: "findIssue",
    method: "get",
    path: "/api/issues/{id}",
    summary: "One issue, whole",
    caller: "author",
    answers: { 200: answerJson("The issue", detailedIssueSchema) },
    problems: ["issue-not-found"],
  },
  ...ISSUE_COMMANDS.map(commandOperation),
  {
    operationId: "resolveBatch",
    method: "post",
    path: "/api/issues/{id}/resolve",
    summary: "The author's word about a batch whose outcome is unknown",
    caller: "author",
    request: sendJson(resolutionSchema, true),
    answers: { 200: answerJson("The issue as it is now", issueSchema) },
    problems: ["issue-not-found", "request-malformed", "conflict"],
  },
  {
    operationId: "findUnknownBatch",
    method: "get",
    path: "/api/issues/{id}/unknown/{batch}",
    summary: "A batch of unknown outcome, with what the provider's own list shows of it",
    caller: "author",
    answers: { 200: answerJson("The batch", lookedUpBatchSchema) },
    problems: ["issue-not-found", "batch-not-unknown"],
  },
  {
    operationId: "findRecipient",
    method: "get",
    path: "/api/issues/{id}/recipients/{email}",
    summary: "Was it submitted to this address, when, with which provider id",
    caller: "author",
    answers: { 200: answerJson("What the ledger knows", recipientSchema) },
    problems: [
      "issue-not-found",
      "recipient-not-found",
      "email-address-malformed",
      "email-address-unsupported",
    ],
  },
];

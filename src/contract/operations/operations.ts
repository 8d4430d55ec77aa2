import * as z from "zod";
import { healthySchema, unhealthySchema } from "../settings/health.ts";
import { FEED_OPERATIONS } from "./feed-operations.ts";
import { ISSUE_OPERATIONS } from "./issue-operations.ts";
import { NEWSLETTER_OPERATIONS } from "./newsletter-operations.ts";
import { answerJson, type Operation } from "./operation.ts";
import { POST_OPERATIONS } from "./post-operations.ts";
import { REPOSITORY_OPERATIONS } from "./repository-operations.ts";
import { SUBSCRIBER_OPERATIONS } from "./subscriber-operations.ts";

const GENERAL_OPERATIONS = [
  {
    operationId: "describeApi",
    method: "get",
    path: "/api/openapi.json",
    summary: "This document",
    caller: "author",
    answers: { 200: answerJson("An OpenAPI document", z.looseObject({ openapi: z.string() })) },
    problems: [],
  },
  {
    operationId: "checkHealth",
    method: "get",
    path: "/health",
    summary: "Is everything there that the newsletter needs?",
    caller: "anybody",
    answers: {
      200: answerJson("Yes", healthySchema),
      503: answerJson("No; every problem at once", unhealthySchema),
    },
    problems: [],
  },
] as const satisfies readonly Operation[];

/** Every operation of the API, once. */
export const OPERATIONS: readonly Operation[] = [
  ...POST_OPERATIONS,
  ...FEED_OPERATIONS,
  ...REPOSITORY_OPERATIONS,
  ...ISSUE_OPERATIONS,
  ...SUBSCRIBER_OPERATIONS,
  ...NEWSLETTER_OPERATIONS,
  ...GENERAL_OPERATIONS,
];

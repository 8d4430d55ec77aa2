import * as z from "zod";
import { receivingSchema, restoredSchema } from "../backup/restore.ts";
import { detailedIssueSchema, issueListSchema, issueSchema } from "../issues/issue.ts";
import {
  nothingAnswerSchema,
  plannedAnswerSchema,
  previewAnswerSchema,
  testAnswerSchema,
} from "../issues/issue-answer.ts";
import { issueRequestSchema, resolutionSchema } from "../issues/issue-request.ts";
import { recipientSchema } from "../issues/recipient.ts";
import { lookedUpBatchSchema, unknownBatchSchema } from "../issues/unknown-batch.ts";
import { listedPostSchema, postListSchema, publishedPostSchema } from "../posts/posts.ts";
import { previewedPullSchema, previewRequestSchema } from "../previews/preview-request.ts";
import { previewSchema } from "../previews/previews.ts";
import { problemDetailsSchema } from "../problems/problem-details.ts";
import { healthProblemSchema, healthySchema, unhealthySchema } from "../settings/health.ts";
import { importAnswerSchema } from "../subscribers/import.ts";
import { signupAnswerSchema, signupRequestSchema } from "../subscribers/signup.ts";
import { erasureSchema, subscriberCountsSchema, subscriberSchema } from "../subscribers/subscriber.ts";

const register = (named: Readonly<Record<string, z.ZodType>>) => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  return registry;
};

/** What is sent, by the name that it has in the document. */
export const REQUEST_COMPONENTS = register({
  IssueRequest: issueRequestSchema,
  PreviewRequest: previewRequestSchema,
  Resolution: resolutionSchema,
  SignupRequest: signupRequestSchema,
});

/** What is answered, by the name that it has in the document. */
export const ANSWER_COMPONENTS = register({
  DetailedIssue: detailedIssueSchema,
  Erasure: erasureSchema,
  HealthProblem: healthProblemSchema,
  Healthy: healthySchema,
  ImportAnswer: importAnswerSchema,
  Issue: issueSchema,
  IssueList: issueListSchema,
  ListedPost: listedPostSchema,
  LookedUpBatch: lookedUpBatchSchema,
  NothingAnswer: nothingAnswerSchema,
  PlannedAnswer: plannedAnswerSchema,
  PostList: postListSchema,
  PreviewAnswer: previewAnswerSchema,
  PreviewedPull: previewedPullSchema,
  PullPreview: previewSchema,
  ProblemDetails: problemDetailsSchema,
  PublishedPost: publishedPostSchema,
  Receiving: receivingSchema,
  Recipient: recipientSchema,
  Restored: restoredSchema,
  SignupAnswer: signupAnswerSchema,
  Subscriber: subscriberSchema,
  SubscriberCounts: subscriberCountsSchema,
  TestAnswer: testAnswerSchema,
  UnknownBatch: unknownBatchSchema,
  Unhealthy: unhealthySchema,
});

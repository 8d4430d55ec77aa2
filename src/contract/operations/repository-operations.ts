import { previewedPullSchema, previewRequestSchema } from "../previews/preview-request.ts";
import { previewListSchema } from "../previews/previews.ts";
import { repositoryListSchema } from "../repository/repositories.ts";
import { answerJson, type Operation, sendJson } from "./operation.ts";

/** Repositories whose pushes bring posts. */
export const REPOSITORY_OPERATIONS = [
  {
    operationId: "listRepositories",
    method: "get",
    path: "/api/repositories",
    summary: "The repositories whose pushes bring posts, how far they were taken in, and what was refused",
    caller: "author",
    answers: { 200: answerJson("The repositories", repositoryListSchema) },
    problems: [],
  },
  {
    operationId: "listPreviews",
    method: "get",
    path: "/api/previews",
    summary: "The previews of pull requests that are open",
    caller: "author",
    answers: { 200: answerJson("The previews", previewListSchema) },
    problems: [],
  },
  {
    operationId: "previewPull",
    method: "post",
    path: "/api/previews",
    summary: "Makes the preview of a pull request anew, for the workflow that runs on it",
    caller: "workflow",
    request: sendJson(previewRequestSchema, true),
    answers: { 200: answerJson("The preview, and what to say of it", previewedPullSchema) },
    problems: ["request-malformed", "preview-superseded", "preview-not-made"],
  },
  {
    operationId: "endPreview",
    method: "delete",
    path: "/api/previews/{number}",
    summary: "Takes the preview of a pull request away, for its workflow",
    caller: "workflow",
    answers: { 204: { description: "There is none any more", contentType: null, schema: null } },
    problems: ["page-not-found", "preview-superseded", "preview-not-made"],
  },
] as const satisfies readonly Operation[];

import { previewListSchema } from "../previews/previews.ts";
import { repositoryListSchema } from "../repository/repositories.ts";
import { answerJson, type Operation } from "./operation.ts";

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
] as const satisfies readonly Operation[];

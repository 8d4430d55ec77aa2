import * as z from "zod";
import { parseJson } from "../../core/parse-json.ts";
import { toCommit } from "../../core/repository/repository.ts";
import type { ReadCall, RepositoryCall, RepositoryEvent } from "../../core/repository/repository-call.ts";
import type { RepositoryCalls } from "../../ports/repository/repository-calls.ts";
import { isSigned } from "./is-signed.ts";

/** What we read of an event (docs.github.com/webhooks/webhook-events-and-payloads); whatever else is there is let be. */
const repositorySchema = z.object({ full_name: z.string(), default_branch: z.string() });
const pushSchema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  repository: repositorySchema,
});

const pullSchema = z.object({
  action: z.string(),
  repository: repositorySchema,
  pull_request: z.object({
    number: z.number(),
    state: z.string(),
    title: z.string(),
    head: z.object({ sha: z.string() }),
    base: z.object({ ref: z.string(), sha: z.string() }),
  }),
});

const BRANCH = "refs/heads/";
/** What of a pull request changes its preview; labels, reviews and the like do not. */
const ACTIONS = ["opened", "reopened", "synchronize", "edited", "ready_for_review", "closed"];

/** GitHub's webhook, signed with the secret that was given to it. */
export function createGithubCalls(secret: string | null): RepositoryCalls {
  return {
    async read({ headers, body }) {
      if (!(await isSigned(secret, headers["x-hub-signature-256"], body))) return { is: "forged" };
      return readEvent(headers["x-github-event"] ?? "", readPayload({ headers, body }));
    },
  };
}

/** GitHub sends JSON, or a form with JSON in it where its webhook is left as it is set up first. */
function readPayload({ headers, body }: RepositoryCall) {
  const text = new TextDecoder().decode(body);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  return parseJson(isForm ? (new URLSearchParams(text).get("payload") ?? "") : text);
}

function readEvent(name: string, payload: ReturnType<typeof parseJson>): ReadCall {
  if (!payload.ok)
    return malformed("Its body is no JSON: set the webhook's content type to application/json.");
  if (name === "") return malformed("The header X-GitHub-Event is missing.");
  if (name === "ping") return genuine({ is: "ping" });
  if (name === "pull_request") return readPull(payload.value);
  if (name !== "push") return genuine({ is: "other", name: name.slice(0, 64) });
  const read = pushSchema.safeParse(payload.value);
  if (!read.success) return malformed("It is no push as GitHub sends it.");
  const { ref, before, after, repository } = read.data;
  return genuine({
    is: "push",
    repository: repository.full_name.toLowerCase(),
    branch: ref.startsWith(BRANCH) ? ref.slice(BRANCH.length) : null,
    defaultBranch: repository.default_branch,
    before: toCommit(before),
    after: toCommit(after),
  });
}

function readPull(payload: unknown): ReadCall {
  const read = pullSchema.safeParse(payload);
  if (!read.success) return malformed("It is no pull request as GitHub sends it.");
  const { action, repository, pull_request: pull } = read.data;
  const name = repository.full_name.toLowerCase();
  const known = {
    ...{ repository: name, number: pull.number, title: pull.title.slice(0, 300) },
    ...{ head: pull.head.sha, base: pull.base.sha, isOpen: pull.state === "open" },
  };
  return genuine({
    ...{ is: "pull-request", repository: name, defaultBranch: repository.default_branch },
    ...{ into: pull.base.ref, pull: ACTIONS.includes(action) ? known : null },
  });
}

const genuine = (event: RepositoryEvent): ReadCall => ({ is: "genuine", event });
const malformed = (detail: string): ReadCall => ({ is: "malformed", detail });

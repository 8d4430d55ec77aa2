import { createHmac } from "node:crypto";
import { REPOSITORY_ID } from "./issuer.ts";
import { NO_COMMIT, type StandInRepository } from "./repository.ts";

const PERSON = { login: "ada", id: 1, type: "User", site_admin: false };

/** What every event of a repository says of it. */
export const describeRepository = ({ fullName, defaultBranch }: StandInRepository) => ({
  id: Number(REPOSITORY_ID),
  node_id: "R_1",
  name: fullName.split("/")[1],
  full_name: fullName,
  private: false,
  owner: { ...PERSON, login: fullName.split("/")[0] },
  html_url: `https://github.com/${fullName}`,
  fork: false,
  default_branch: defaultBranch,
  master_branch: defaultBranch,
});

/** A push as GitHub sends it. */
export const composePush = (
  repository: StandInRepository,
  {
    before = NO_COMMIT,
    after = NO_COMMIT,
    branch = repository.defaultBranch,
    ref = `refs/heads/${branch}`,
  }: { readonly before?: string; readonly after?: string; readonly branch?: string; readonly ref?: string },
) => ({
  ...{ ref, before, after },
  repository: describeRepository(repository),
  pusher: { name: "ada", email: "ada@example.com" },
  sender: PERSON,
  created: before === NO_COMMIT,
  deleted: after === NO_COMMIT,
  forced: false,
  base_ref: null,
  compare: `https://github.com/${repository.fullName}/compare/${before}...${after}`,
  commits: [],
  head_commit: null,
});

/** A pull request as GitHub sends it; `fork`: from somebody else's copy. */
export const composePullRequest = (
  repository: StandInRepository,
  pull: {
    readonly action: string;
    readonly number: number;
    readonly title: string;
    readonly base: string;
    readonly head: string;
  },
) => ({
  action: pull.action,
  number: pull.number,
  pull_request: {
    ...{ number: pull.number, title: pull.title, draft: false, merged: false },
    state: pull.action === "closed" ? "closed" : "open",
    html_url: `https://github.com/${repository.fullName}/pull/${pull.number}`,
    user: { ...PERSON, login: "eve" },
    head: {
      label: "eve:patch",
      ref: "patch",
      sha: pull.head,
      repo: { ...describeRepository(repository), fork: true },
    },
    base: { ref: repository.defaultBranch, sha: pull.base, repo: describeRepository(repository) },
  },
  repository: describeRepository(repository),
  sender: { ...PERSON, login: "eve" },
});

/** A call of GitHub's webhook, signed over its body. */
export function signEvent(secret: string, event: string, payload: unknown) {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  return {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "GitHub-Hookshot/0000000",
      "X-GitHub-Event": event,
      "X-GitHub-Delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
      "X-Hub-Signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    },
    body,
  };
}

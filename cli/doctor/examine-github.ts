import { blame, type Check, pass, warn } from "../../src/core/settings/checks.ts";
import type { DeploymentVars } from "../deployment/settings-file.ts";

const NAME = "github-token";
const GITHUB = "https://api.github.com";
const PATIENCE_MS = 10_000;
const NO_COMMIT = "0".repeat(40);
const MAKE = "Make a fine-grained token for this repository alone (README, From GitHub, by itself)";

/** What GitHub says to one question: `allowed` may also mean that what was asked about is not there. */
type Verdict = "allowed" | "forbidden" | "hidden" | "wrong" | "unknown";

/** What the token may do. Its right to write is tried at a commit and a pull request that cannot exist, so nothing is written. */
export async function examineGithub(vars: DeploymentVars, token: string | null): Promise<readonly Check[]> {
  const { GITHUB_REPOSITORY: repository } = vars;
  if (typeof repository !== "string" || repository === "") return [pass(NAME)];
  if (token === null) return [pass(NAME, "Give GITHUB_TOKEN in the environment to have GitHub asked.")];
  const base = String(vars.GITHUB_API_BASE_URL ?? GITHUB).replace(/\/$/, "");
  const ask = (path: string, body?: object) => askGithub(`${base}/repos/${repository}/${path}`, token, body);
  const contents = await ask("git/trees/HEAD");
  if (contents !== "allowed") return [explainContents(contents)];
  const comments = await ask("issues/0/comments", { body: "" });
  const statuses = await ask(`statuses/${NO_COMMIT}`, { state: "success", context: "gazette/preview" });
  return [checkWriting(comments, statuses)];
}

async function askGithub(url: string, token: string, body?: object): Promise<Verdict> {
  const headers = {
    ...{ authorization: `Bearer ${token}`, "user-agent": "gazette-doctor" },
    accept: "application/vnd.github+json",
  };
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, { headers, ...sent, signal, redirect: "manual" }).catch(() => null);
  await response?.body?.cancel();
  return response === null ? "unknown" : judge(response, body !== undefined);
}

/** 404 hides what may not be read, and is the right answer of what may be written to where nothing is. */
function judge({ status, headers }: Response, isWriting: boolean): Verdict {
  if (status === 429 || status >= 500 || headers.get("x-ratelimit-remaining") === "0") return "unknown";
  if (status === 401) return "wrong";
  if (status === 403) return "forbidden";
  if (status === 404) return isWriting ? "allowed" : "hidden";
  return status < 300 || [409, 410, 422].includes(status) ? "allowed" : "unknown";
}

function explainContents(contents: Exclude<Verdict, "allowed">): Check {
  switch (contents) {
    case "unknown":
      return warn(
        NAME,
        "GitHub cannot be asked now what GITHUB_TOKEN may do.",
        "Run the doctor again later.",
      );
    case "wrong":
      return blame(
        NAME,
        "GitHub refuses GITHUB_TOKEN: it is wrong, or has expired.",
        `${MAKE}, and set it by npx wrangler secret put GITHUB_TOKEN.`,
      );
    case "forbidden":
    case "hidden":
      return blame(
        NAME,
        "GITHUB_TOKEN may not read the repository's contents, or GITHUB_REPOSITORY is not there.",
        `${MAKE} with read access to Contents.`,
      );
  }
}

/** Who wants no previews of pull requests needs neither right; whoever gave one wants both. */
function checkWriting(comments: Verdict, statuses: Verdict): Check {
  const rights = [
    { name: "Pull requests", verdict: comments },
    { name: "Commit statuses", verdict: statuses },
  ];
  if (rights.some(({ verdict }) => verdict === "unknown")) return explainContents("unknown");
  const missing = rights.filter(({ verdict }) => verdict !== "allowed").map(({ name }) => name);
  if (missing.length === 0) return pass(NAME);
  const remedy = `Give the token write access to ${missing.join(" and ")}`;
  if (missing.length === rights.length)
    return pass(NAME, `${remedy} if pull requests are to show their mails.`);
  return warn(
    NAME,
    `GITHUB_TOKEN may not write ${missing.join(" and ")}: pull requests show half.`,
    `${remedy}.`,
  );
}

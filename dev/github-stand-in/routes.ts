import { Buffer } from "node:buffer";
import type { StandInRepository } from "./repository.ts";

/** GitHub's own limits, for tests to make smaller. */
export interface StandInLimits {
  /** Files that a comparison lists. */
  readonly compared: number;
  /** Files that a tree lists. */
  readonly listed: number;
}

export const GITHUB_LIMITS: StandInLimits = { compared: 300, listed: 100_000 };

export type Answer = { readonly status: number; readonly body: unknown };

const NOT_FOUND: Answer = { status: 404, body: { message: "Not Found", status: "404" } };
const ok = (body: unknown): Answer => ({ status: 200, body });

type Handler = (repository: StandInRepository, place: string, url: URL, limits: StandInLimits) => Answer;

/** By what follows `/repos/{owner}/{repo}/`. */
const READS: readonly (readonly [RegExp, Handler])[] = [
  [/^git\/ref\/heads\/(.+)$/, showHead],
  [/^compare\/(.+)$/, showComparison],
  [/^git\/trees\/(.+)$/, showTree],
  [/^git\/blobs\/([0-9a-f]{40})$/, showBlob],
  [/^contents\/(.+)$/, showContents],
];

/** One question about a repository; null: it is none that is known here. */
export function answerRead(
  repository: StandInRepository,
  path: string,
  url: URL,
  limits: StandInLimits,
): Answer {
  for (const [pattern, handle] of READS) {
    const [, place] = pattern.exec(path) ?? [];
    if (place !== undefined) return handle(repository, decodeURIComponent(place), url, limits);
  }
  return NOT_FOUND;
}

function showHead(repository: StandInRepository, branch: string): Answer {
  const sha = repository.head(branch);
  if (sha === null) return NOT_FOUND;
  return ok({
    ref: `refs/heads/${branch}`,
    node_id: "REF",
    url: "",
    object: { type: "commit", sha, url: "" },
  });
}

function showComparison(
  repository: StandInRepository,
  place: string,
  _: URL,
  { compared }: StandInLimits,
): Answer {
  const [base = "", head = ""] = place.split("...");
  const comparison = repository.compare(base, head);
  if (comparison === null) return NOT_FOUND;
  const files = comparison.files
    .slice(0, compared)
    .map((file) => ({ ...file, additions: 1, deletions: 0, changes: 1, blob_url: "", raw_url: "" }));
  return ok({ ...comparison, files, commits: [], total_commits: comparison.ahead_by });
}

function showTree(repository: StandInRepository, place: string, url: URL, { listed }: StandInLimits): Answer {
  const [name = "", folder = ""] = place.split(":");
  const sha = name === "HEAD" ? repository.head(repository.defaultBranch) : name;
  const commit = sha === null ? null : repository.find(sha);
  if (commit === null) return NOT_FOUND;
  const prefix = folder === "" ? "" : `${folder}/`;
  const isDeep = url.searchParams.has("recursive");
  const files = [...commit.tree]
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, sha]) => ({ path: path.slice(prefix.length), mode: "100644", type: "blob", sha, size: 1 }))
    .filter(({ path }) => isDeep || !path.includes("/"));
  return ok({ sha: commit.sha, url: "", tree: files.slice(0, listed), truncated: files.length > listed });
}

function showBlob(repository: StandInRepository, sha: string): Answer {
  const bytes = repository.readBlob(sha);
  if (bytes === null) return NOT_FOUND;
  return ok({ sha, node_id: "B", size: bytes.length, url: "", ...encode(bytes) });
}

function showContents(repository: StandInRepository, path: string, url: URL): Answer {
  const commit = repository.find(url.searchParams.get("ref") ?? repository.defaultBranch);
  const sha = commit?.tree.get(path);
  const bytes = sha === undefined ? null : repository.readBlob(sha);
  if (bytes === null) return NOT_FOUND;
  return ok({ type: "file", name: path, path, sha, size: bytes.length, ...encode(bytes) });
}

/** In lines of sixty characters, as GitHub has it. */
const encode = (bytes: Uint8Array) => ({
  encoding: "base64",
  content: Buffer.from(bytes).toString("base64").replace(/.{60}/g, "$&\n"),
});

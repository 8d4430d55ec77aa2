import { createHash } from "node:crypto";
import { compareTrees, type Tree } from "./compare-trees.ts";

interface Commit {
  readonly sha: string;
  readonly parent: string | null;
  readonly tree: Tree;
}

/** What a commit does: paths with their new text or bytes, or null where the file goes. */
export type Edits = Readonly<Record<string, string | Uint8Array | null>>;

/** A repository in memory, with Git's own hashes of files: just enough of Git for what GitHub tells of it. */
export interface StandInRepository {
  /** As GitHub shows it. */
  readonly fullName: string;
  readonly defaultBranch: string;
  /** A commit on top of a branch, or of `onto`, which is a forced push where the branch is elsewhere; answers its hash. */
  commit(edits: Edits, options?: { readonly branch?: string; readonly onto?: string | null }): string;
  head(branch?: string): string | null;
  deleteBranch(branch: string): void;
  find(commit: string): Commit | null;
  readBlob(sha: string): Uint8Array | null;
  compare(base: string, head: string): ReturnType<typeof compareCommits> | null;
  /** Comments at issues and pull requests, in their order, and marks of commits, the newest first. */
  readonly comments: StandInComment[];
  readonly statuses: StandInStatus[];
  /** Pull requests as they are now, by their numbers. */
  readonly pulls: Map<number, StandInPull>;
}

export interface StandInPull {
  readonly title: string;
  readonly state: "open" | "closed";
  readonly head: { readonly sha: string };
}

export interface StandInComment {
  readonly id: number;
  readonly issue: number;
  body: string;
}

export interface StandInStatus {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly target_url: string;
  readonly description: string;
}

export const NO_COMMIT = "0".repeat(40);

export function createStandInRepository(fullName: string, defaultBranch = "main"): StandInRepository {
  const commits = new Map<string, Commit>();
  const branches = new Map<string, string>();
  const blobs = new Map<string, Uint8Array>();
  const find = (commit: string) => commits.get(branches.get(commit) ?? commit) ?? null;
  const keepBlob = (content: string | Uint8Array) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const sha = hash(`blob ${bytes.length}\0`, bytes);
    blobs.set(sha, bytes);
    return sha;
  };
  return {
    ...{ fullName, defaultBranch, find, comments: [], statuses: [], pulls: new Map() },
    commit(edits, { branch = defaultBranch, onto = branches.get(branch) ?? null } = {}) {
      const tree = new Map(onto === null ? [] : (find(onto)?.tree ?? []));
      for (const [path, content] of Object.entries(edits))
        if (content === null) tree.delete(path);
        else tree.set(path, keepBlob(content));
      const sha = hash(`commit ${fullName} ${commits.size} ${onto}`, new Uint8Array());
      commits.set(sha, { sha, parent: onto, tree });
      branches.set(branch, sha);
      return sha;
    },
    head: (branch = defaultBranch) => branches.get(branch) ?? null,
    deleteBranch: (branch) => void branches.delete(branch),
    readBlob: (sha) => blobs.get(sha) ?? null,
    compare(base, head) {
      const [from, to] = [find(base), find(head)];
      return from === null || to === null ? null : compareCommits(from, to, { find, blobs });
    },
  };
}

const hash = (header: string, bytes: Uint8Array) =>
  createHash("sha1").update(header).update(bytes).digest("hex");

interface Store {
  readonly find: (sha: string) => Commit | null;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** As three dots compare: what the second changed since both were one. */
function compareCommits(base: Commit, head: Commit, { find, blobs }: Store) {
  const ours = listAncestors(base, find);
  const theirs = listAncestors(head, find);
  const common = theirs.find(({ sha }) => ours.some((commit) => commit.sha === sha)) ?? null;
  const [ahead_by, behind_by] = [theirs, ours].map((line) =>
    common === null ? line.length : line.findIndex(({ sha }) => sha === common.sha),
  );
  const status =
    ahead_by === 0 ? (behind_by === 0 ? "identical" : "behind") : behind_by === 0 ? "ahead" : "diverged";
  return { status, ahead_by, behind_by, files: compareTrees(common?.tree ?? new Map(), head.tree, blobs) };
}

function listAncestors(commit: Commit, find: Store["find"]): readonly Commit[] {
  const line = [commit];
  for (let parent = commit.parent; parent !== null; parent = line.at(-1)?.parent ?? null) {
    const next = find(parent);
    if (next === null) break;
    line.push(next);
  }
  return line;
}

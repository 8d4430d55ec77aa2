/** Paths with the hashes of what they hold. */
export type Tree = ReadonlyMap<string, string>;

/** A file of a comparison, as GitHub's API shows it. */
export interface FileChange {
  readonly sha: string;
  readonly filename: string;
  readonly status: "added" | "removed" | "modified" | "renamed";
  readonly previous_filename?: string;
}

type Blobs = ReadonlyMap<string, Uint8Array>;

/** Git calls it one file, moved, where half of its lines stayed. */
const SIMILAR = 0.5;

/** What differs between two trees, with files that were moved, by their names. */
export function compareTrees(base: Tree, head: Tree, blobs: Blobs): readonly FileChange[] {
  const removed = new Map([...base].filter(([path]) => !head.has(path)));
  const changes = [...head].flatMap(([filename, sha]): FileChange[] => {
    const before = base.get(filename);
    if (before === sha) return [];
    if (before !== undefined) return [{ sha, filename, status: "modified" }];
    const former = findFormer(sha, removed, blobs);
    if (former === null) return [{ sha, filename, status: "added" }];
    removed.delete(former);
    return [{ sha, filename, status: "renamed", previous_filename: former }];
  });
  const gone = [...removed].map(([filename, sha]): FileChange => ({ sha, filename, status: "removed" }));
  return [...changes, ...gone].sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

function findFormer(sha: string, removed: Tree, blobs: Blobs): string | null {
  const same = [...removed].find(([, blob]) => blob === sha);
  if (same !== undefined) return same[0];
  const ranked = [...removed]
    .map(([path, blob]) => ({
      path,
      likeness: measureLikeness(readLines(blob, blobs), readLines(sha, blobs)),
    }))
    .sort((a, b) => b.likeness - a.likeness);
  return ranked[0] !== undefined && ranked[0].likeness >= SIMILAR ? ranked[0].path : null;
}

const readLines = (sha: string, blobs: Blobs) => new TextDecoder().decode(blobs.get(sha)).split("\n");

function measureLikeness(one: readonly string[], other: readonly string[]): number {
  const kept = new Set(other);
  return one.filter((line) => kept.has(line)).length / Math.max(one.length, other.length);
}

import { cutPostsFolder } from "../../core/posts/posts-folder.ts";
import type { Problem } from "../../core/problem.ts";
import type { HostFailure } from "../../core/repository/comparison.ts";
import type { Changes, StoredFile } from "../../core/repository/derive-changes.ts";
import { explainProblem } from "../../core/repository/explain-problem.ts";
import type { RepositoryName } from "../../core/repository/repository.ts";
import type { SettledFile } from "../../core/repository/repository-state.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { RepositoryFiles } from "../../ports/repository/repository-files.ts";
import type { RepositoryHost } from "../../ports/repository/repository-host.ts";
import { mapConcurrently } from "../concurrency/map-concurrently.ts";
import { type PublishPostDependencies, publishPost } from "../posts/publish-post.ts";
import { removePost } from "../posts/remove-post.ts";

export interface TakeFilesDependencies extends PublishPostDependencies {
  readonly repositoryHost: Pick<RepositoryHost, "readFile">;
  readonly repositoryFiles: RepositoryFiles;
}

export interface FilesToTake {
  readonly repository: RepositoryName;
  readonly commit: string;
  readonly changes: Changes;
}

/** Each file is one request, or two: a slice has fifty to the outside, with those for the changes. */
const FILES_A_SLICE = 20;
const REMOVALS_A_SLICE = 40;
/** Among so many paths that are gone a file is looked for that was moved, where the host does not say so. */
const MAX_GONE = 500;
/** Of the six connections that a Worker may have, some are left to the stores. */
const IN_FLIGHT = 4;

type Deps = TakeFilesDependencies;

/**
 * Takes in a slice of the files that are not here as they are at the commit; once all are, removes posts whose files are
 * gone, and reads those anew whose links to other posts lead elsewhere by now. What is begun is written down first: whatever stops this, the files of a commit that is given up half way are known.
 */
export async function takeFiles(
  deps: Deps,
  request: FilesToTake,
): Promise<Result<{ readonly isDone: boolean }, HostFailure>> {
  const waiting = await listWaiting(deps, request);
  const taken = await takeSome(deps, request, waiting);
  if (!taken.ok) return taken;
  if (waiting.length > FILES_A_SLICE || !(await removeSome(deps, request))) return succeed({ isDone: false });
  return succeed({ isDone: !(await deps.repositoryFiles.reconsider(request.repository, "outdated")) });
}

async function listWaiting(
  { repositoryFiles: files }: Deps,
  { repository, changes: { stored, removed } }: FilesToTake,
): Promise<readonly StoredFile[]> {
  const named = new Set([...removed, ...stored.map(({ path }) => path)]);
  const begun = (await files.listBegun(repository)).filter(({ path }) => !named.has(path));
  const settled = await files.findSettled(repository, stored);
  return [...stored.filter(({ path }) => !settled.has(path)), ...begun];
}

async function takeSome(
  deps: Deps,
  { repository, commit, changes }: FilesToTake,
  waiting: readonly StoredFile[],
): Promise<Result<null, HostFailure>> {
  if (waiting.length === 0) return succeed(null);
  const slice = waiting.slice(0, FILES_A_SLICE);
  const some = await findFormerPaths(deps.repositoryFiles, repository, slice);
  await deps.repositoryFiles.begin(repository, some);
  const contents = await mapConcurrently(some, IN_FLIGHT, (file) =>
    deps.repositoryHost.readFile(repository, file, commit),
  );
  const gonePaths = changes.removed.slice(0, MAX_GONE);
  const settled: SettledFile[] = [];
  let failure: HostFailure | null = null;
  for (const [index, file] of some.entries()) {
    const content = contents[index];
    if (content === undefined) continue;
    if (content.ok) settled.push(await takeFile(deps, file, content.value, gonePaths));
    else if (content.problem.kind === "too-large") settled.push(refuse(file, content.problem.detail));
    else failure ??= content.problem;
  }
  await deps.repositoryFiles.settle(repository, settled);
  return failure === null ? succeed(null) : fail(failure);
}

/** A file that was refused where it lay before has not brought its post along: it lies where it lay before that. */
async function findFormerPaths(
  files: RepositoryFiles,
  repository: RepositoryName,
  waiting: readonly StoredFile[],
): Promise<readonly StoredFile[]> {
  const paths = waiting.flatMap(({ path, formerPath }) => [
    path,
    ...(formerPath === null ? [] : [formerPath]),
  ]);
  const known = new Map((await files.find(repository, paths)).map((file) => [file.path, file.formerPath]));
  return waiting.map((file) => ({
    ...file,
    formerPath:
      (file.formerPath === null ? null : known.get(file.formerPath)) ??
      file.formerPath ??
      known.get(file.path) ??
      null,
  }));
}

async function takeFile(
  deps: Deps,
  file: StoredFile,
  source: Uint8Array,
  gonePaths: readonly string[],
): Promise<SettledFile> {
  const { path, formerPath } = file;
  const published = await publishPost(deps, { path, source, formerPath, gonePaths });
  if (!published.ok) {
    deps.log.record("repository.file-refused", { path, problem: published.problem.kind });
    return { ...refuse(file, explainProblem(published.problem)), isCrowdedOut: isIdTaken(published.problem) };
  }
  const sourceHash = await deps.contentHasher.hash(source);
  return {
    ...file,
    formerPath: null,
    isSettled: true,
    post: published.value.id,
    sourceHash,
    problem: null,
    isCrowdedOut: false,
  };
}

const refuse = (file: StoredFile, problem: string): SettledFile => ({
  ...{
    ...file,
    isSettled: true,
    post: null,
    sourceHash: null,
    problem,
    isCrowdedOut: false,
  },
});

/** As the store of posts knows it. */
const cutBelow = ({ newsletter: { postsFolder = "" } }: Deps, path: string) =>
  cutPostsFolder(path.normalize("NFC"), postsFolder);

const isIdTaken = ({ faults = [] }: Problem) => faults.some(({ field }) => field === "id");

/** True: all are gone. A removal may free the id that a refused file wants: such files are tried once more. */
async function removeSome(deps: Deps, { repository, changes: { removed } }: FilesToTake): Promise<boolean> {
  const places = removed.map((path) => ({ path, below: cutBelow(deps, path) }));
  const standing = await deps.repositoryFiles.findStanding(repository, places);
  const some = standing.slice(0, REMOVALS_A_SLICE);
  for (const path of some) await removePost(deps, path); // one that is not there any more is what is wanted
  if (some.length === 0) return true;
  await deps.repositoryFiles.forget(repository, some);
  const isTriedAgain = await deps.repositoryFiles.reconsider(repository, "crowded-out");
  return standing.length === some.length && !isTriedAgain;
}

import type { Instant } from "../../core/ids.ts";
import { MAX_SHOWN_POSTS, type ShownFile } from "../../core/previews/shown-pull.ts";
import type { HostFailure } from "../../core/repository/comparison.ts";
import { deriveComparedChanges, type StoredFile } from "../../core/repository/derive-changes.ts";
import { isPostOf } from "../../core/repository/post-places.ts";
import type { Pull } from "../../core/repository/pull.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { RepositoryHost } from "../../ports/repository/repository-host.ts";
import { mapConcurrently } from "../concurrency/map-concurrently.ts";
import { type ComposePreviewDependencies, composePreview, type MadePreview } from "./compose-preview.ts";

export interface MakePreviewDependencies extends ComposePreviewDependencies {
  readonly repositoryHost: Pick<RepositoryHost, "compare" | "readFile">;
}

/** Each file is a request or two. */
const IN_FLIGHT = 4;

/** The preview of a pull request that anybody may have opened: it is read at its host, within bounds. */
export async function makePreview(
  deps: MakePreviewDependencies,
  pull: Pull,
  now: Instant,
): Promise<Result<MadePreview, HostFailure>> {
  const { repository, head, base } = pull;
  const compared = await deps.repositoryHost.compare(repository, base, head);
  if (!compared.ok) return compared;
  const { postsFolder = "" } = deps.newsletter;
  const { stored, removed } = deriveComparedChanges(compared.value.files, (path) =>
    isPostOf(path, postsFolder),
  );
  const read = await readFiles(deps, pull, stored.slice(0, MAX_SHOWN_POSTS));
  if (!read.ok) return read;
  const leftOut = stored.length - read.value.length;
  return succeed(await composePreview(deps, { pull, files: read.value, removed, leftOut }, now));
}

/** A file that is too large is told of; where its host does not answer, the whole preview waits. */
async function readFiles(
  { repositoryHost }: Pick<MakePreviewDependencies, "repositoryHost">,
  { repository, head }: Pull,
  files: readonly StoredFile[],
): Promise<Result<readonly ShownFile[], HostFailure>> {
  const contents = await mapConcurrently(files, IN_FLIGHT, (file) =>
    repositoryHost.readFile(repository, file, head),
  );
  const failure = contents.find((content) => !content.ok && content.problem.kind !== "too-large");
  if (failure !== undefined && !failure.ok) return failure;
  return succeed(
    files.map(({ path }, index) => {
      const content = contents[index];
      return { path, source: content?.ok ? content.value : null };
    }),
  );
}

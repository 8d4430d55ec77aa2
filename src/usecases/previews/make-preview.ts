import type { Instant } from "../../core/ids.ts";
import type { Preview, PreviewMail } from "../../core/previews/preview.ts";
import type { HostFailure } from "../../core/repository/comparison.ts";
import { deriveComparedChanges, type StoredFile } from "../../core/repository/derive-changes.ts";
import { isPostOf } from "../../core/repository/post-places.ts";
import type { Pull } from "../../core/repository/pull.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { PreviewIds } from "../../ports/previews/preview-ids.ts";
import type { RepositoryHost } from "../../ports/repository/repository-host.ts";
import { mapConcurrently } from "../concurrency/map-concurrently.ts";
import { type CountDependencies, countAudiences } from "./count-audiences.ts";
import { type DraftDependencies, draftMails } from "./draft-mails.ts";
import { type LookDependencies, lookAtFile } from "./look-at-file.ts";

export interface MakePreviewDependencies extends LookDependencies, DraftDependencies, CountDependencies {
  readonly repositoryHost: Pick<RepositoryHost, "compare" | "readFile">;
  readonly previewIds: PreviewIds;
}

export interface MadePreview {
  readonly preview: Preview;
  readonly mails: readonly PreviewMail[];
}

/** Each file is a request or two, and so are the links of all of them together: an invocation has fifty. */
const MAX_POSTS = 10;
const IN_FLIGHT = 4;

/**
 * What the mails of a pull request's posts would be. What is in it is foreign text, for anybody may open one: it is read within
 * bounds, goes through the same sanitising as any post, and is stored as no post.
 */
export async function makePreview(
  deps: MakePreviewDependencies,
  pull: Pull,
  now: Instant,
): Promise<Result<MadePreview, HostFailure>> {
  const { repository, number, title, head, base } = pull;
  const compared = await deps.repositoryHost.compare(repository, base, head);
  if (!compared.ok) return compared;
  const { postsFolder = "" } = deps.newsletter;
  const changes = deriveComparedChanges(compared.value.files, (path) => isPostOf(path, postsFolder));
  const read = await readFiles(deps, pull, changes.stored.slice(0, MAX_POSTS));
  if (!read.ok) return read;

  const looks = [];
  const budget = { links: MAX_LINKS };
  for (const file of read.value) looks.push(await lookAtFile(deps, file, { now, budget }));
  const posts = looks.flatMap(({ post }) => post ?? []);
  const shown = posts.filter(({ home }) => home === null);
  const mails = await draftMails(deps, shown, now);
  const audiences = await countAudiences(deps, shown, now);
  const id = deps.previewIds.derive(pull);
  return succeed({
    mails,
    preview: {
      ...{ id, repository, number, title, head, madeAt: now },
      posts: looks.map(({ view }) => view),
      leftOut: changes.stored.length - read.value.length,
      removed: changes.removed.slice(0, MAX_POSTS),
      mails: mails.map(({ html: _, ...mail }) => mail),
      audiences,
    },
  });
}

/** Links that are asked for, of all files together. */
const MAX_LINKS = 8;

/** A file that is too large is told of; where its host does not answer, the whole preview waits. */
async function readFiles(
  { repositoryHost }: Pick<MakePreviewDependencies, "repositoryHost">,
  { repository, head }: Pull,
  files: readonly StoredFile[],
) {
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

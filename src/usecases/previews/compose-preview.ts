import type { Instant } from "../../core/ids.ts";
import { boundPreview } from "../../core/previews/bound-preview.ts";
import type { Preview, PreviewMail } from "../../core/previews/preview.ts";
import type { ShownFile } from "../../core/previews/shown-pull.ts";
import type { Pull } from "../../core/repository/pull.ts";
import type { PreviewIds } from "../../ports/previews/preview-ids.ts";
import { type CountDependencies, countAudiences } from "./count-audiences.ts";
import { type DraftDependencies, draftMails } from "./draft-mails.ts";
import { type LookDependencies, lookAtFile } from "./look-at-file.ts";

export interface ComposePreviewDependencies extends LookDependencies, DraftDependencies, CountDependencies {
  readonly previewIds: PreviewIds;
}

/** A pull request with the files of its posts, however they came here. */
export interface ReadPull {
  readonly pull: Pick<Pull, "repository" | "number" | "title" | "head">;
  readonly files: readonly ShownFile[];
  /** Paths of posts that it takes away. */
  readonly removed: readonly string[];
  /** Posts that are not among the files, because there are so many. */
  readonly leftOut: number;
}

export interface MadePreview {
  readonly preview: Preview;
  readonly mails: readonly PreviewMail[];
}

/** Links that are asked for, of all files together. */
const MAX_LINKS = 8;
const MAX_REMOVED = 10;

/**
 * What the mails of a pull request's posts would be. What is in it is foreign text: it goes through the same sanitising as
 * any post, and is stored as no post.
 */
export async function composePreview(
  deps: ComposePreviewDependencies,
  { pull, files, removed, leftOut }: ReadPull,
  now: Instant,
): Promise<MadePreview> {
  const { repository, number, title, head } = pull;
  const looks = [];
  const budget = { links: MAX_LINKS };
  for (const file of files) looks.push(await lookAtFile(deps, file, { now, budget }));
  const posts = looks.flatMap(({ post }) => post ?? []);
  const shown = posts.filter(({ home }) => home === null);
  const mails = await draftMails(deps, shown, now);
  const audiences = await countAudiences(deps, shown, now);
  const id = deps.previewIds.derive(pull);
  return {
    mails,
    preview: boundPreview({
      ...{ id, repository, number, title, head, madeAt: now },
      posts: looks.map(({ view }) => view),
      leftOut,
      removed: removed.slice(0, MAX_REMOVED),
      mails: mails.map(({ html: _, ...mail }) => mail),
      audiences,
    }),
  };
}

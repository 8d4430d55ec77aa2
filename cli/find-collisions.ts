import { derivePostName, deriveStem } from "../src/core/posts/post-path.ts";
import { foldPlace } from "../src/core/subscribers/fold-place.ts";
import type { FileFault } from "./collect-files.ts";

/** A file, the path that it is known by in the newsletter, and the id in its front matter. */
export interface PublishableFile {
  readonly file: string;
  readonly path: string;
  readonly id: string | null;
}

/** What a post is known by. */
interface Identity {
  readonly file: string;
  readonly path: string;
  readonly stem: string;
  /** Null: the file gives none, and its path is what it is known by. */
  readonly id: string | null;
}

/** Files of one run that would be one post: each would write over the other, so none of them is taken. */
export function findCollisions(files: readonly PublishableFile[], postsFolder: string): readonly FileFault[] {
  const posts = files.map((one) => toIdentity(one, postsFolder));
  return posts.flatMap((post) => {
    const others = posts.filter((other) => other !== post && isSamePost(post, other));
    return others.length === 0 ? [] : [{ file: post.file, reason: describe(post, others) }];
  });
}

function toIdentity({ file, path, id }: PublishableFile, postsFolder: string): Identity {
  const stem = deriveStem(path.normalize("NFC"));
  return { file, path, stem, id: id === null ? null : derivePostName(id, postsFolder) };
}

const isSamePost = (a: Identity, b: Identity) =>
  a.stem === b.stem || (a.id ?? a.stem) === (b.id ?? b.stem) || isNamedBy(a, b) || isNamedBy(b, a);

/** Is the other's id another spelling of this one's path? */
const isNamedBy = (post: Identity, { id }: Identity) =>
  post.id === null && id !== null && foldPlace(id) === foldPlace(post.stem);

function describe(post: Identity, others: readonly Identity[]): string {
  const same = `it would be the same post as ${others.map(({ file }) => file).join(" and ")}`;
  if (others.some(({ stem }) => stem === post.stem))
    return `${same} (${post.path}). Publish one of them, or rename one.`;
  const id = post.id ?? others[0]?.id;
  return `${same} (id: ${id}). Give each an id of its own, or none; translations share a translationKey.`;
}

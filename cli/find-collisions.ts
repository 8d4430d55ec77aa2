import { deriveStem } from "../src/core/post-path.ts";
import type { FileFault } from "./collect-files.ts";

/** A file, and the path that it is known by in the newsletter. */
export interface PublishableFile {
  readonly file: string;
  readonly path: string;
}

/** Files of one run that would be one post: each would write over the other, so none of them is taken. */
export function findCollisions(files: readonly PublishableFile[]): readonly FileFault[] {
  const byPost = Map.groupBy(files, ({ path }) => deriveStem(path.normalize("NFC")));
  return [...byPost.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      group.map(({ file, path }) => {
        const others = group.filter((one) => one.file !== file).map((one) => one.file);
        return {
          file,
          reason: `it would be the same post as ${others.join(" and ")} (${path}). Publish one of them, or rename one.`,
        };
      }),
    );
}

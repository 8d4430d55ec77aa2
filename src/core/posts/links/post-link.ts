import { deriveStem, MARKDOWN_EXTENSIONS } from "../post-path.ts";

/** A link of a body to the file of another post, as it was rendered. */
export interface PostLink {
  /** The file below the posts folder, without extension; where it is the page of its folder, the folder may stand for it. */
  readonly stem: string;
  /** Where it leads; null: nothing said where that post stands, and its words stand alone. */
  readonly url: string | null;
}

/** What comes behind a stem in the path of a file that it names. */
export const STEM_ENDS: readonly string[] = ["", "/index", "/_index"].flatMap((page) =>
  MARKDOWN_EXTENSIONS.map((extension) => page + extension),
);

/** Every stem that names the file. */
export function listStemsOf(path: string): readonly string[] {
  const stem = deriveStem(path);
  return [...new Set([stem, stem.replace(/\/_?index$/, "")])];
}

import { deriveStem, MARKDOWN_EXTENSIONS } from "../post-path.ts";

/** A link of a body to the file of another post, as it was rendered. */
export interface PostLink {
  /**
   * The file below the posts folder, without extension; where it is the page of its folder, the folder may stand for it. One
   * that is meant by its name alone, wherever it lies: a star and a slash before the name.
   */
  readonly stem: string;
  /** Where it leads; null: nothing said where that post stands, and its words stand alone. */
  readonly url: string | null;
}

/** What comes behind a stem in the path of a file that it names. */
export const STEM_ENDS: readonly string[] = ["", "/index", "/_index"].flatMap((page) =>
  MARKDOWN_EXTENSIONS.map((extension) => page + extension),
);

/** The file, or its folder where it is called `index`, in small letters. */
export const deriveLinkName = (path: string): string =>
  foldName(
    deriveStem(path)
      .replace(/\/_?index$/i, "")
      .replace(/^.*\//, ""),
  );

const foldName = (name: string) => name.normalize("NFC").toLowerCase();

/** What stands before the name where a file is meant by its name alone. */
export const ANYWHERE = "*/";

/** The stem of whatever file has that name. */
export const composeNameStem = (name: string): string => ANYWHERE + foldName(name);

/** Every stem that names the file. */
export function listStemsOf(path: string): readonly string[] {
  const stem = deriveStem(path);
  return [...new Set([stem, stem.replace(/\/_?index$/, ""), ANYWHERE + deriveLinkName(path)])];
}

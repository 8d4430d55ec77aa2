import type { PostId } from "../ids.ts";
import type { Language } from "../language.ts";

export interface PostNames {
  readonly id: PostId;
  readonly path: string;
  /** The longest spelling of the path that is known. */
  readonly longPath: string;
}

export type PostPlace = Omit<PostNames, "id"> & { readonly language: Language };

/** What of a post follows from where it lies and from the languages offered. */
export interface PlacedPost {
  readonly language: Language;
  readonly pathStory: string;
}

import type { Article } from "./article.ts";
import type { SpokenPost } from "./decide-post-identity.ts";
import type { PossibleTranslation } from "./language/possible-translation.ts";
import type { PostLink } from "./links/post-link.ts";
import type { RenderedPost } from "./post.ts";

/** A post as it comes in: what the store knows by itself (release, special) is not the author's to set. */
export type IncomingPost = Omit<RenderedPost, "addedAt" | "changedAt" | "releasedAt" | "special"> & {
  readonly article: Article;
  readonly sourceHash: string;
  /** The path from the root of its repository, where more of it is known than `path` says. */
  readonly longPath?: string;
  /** Where its links to other posts lead; absent: it has none. */
  readonly links?: readonly PostLink[];
  /** Where this very post lay until now, in all spellings: its file was moved, edited or not. */
  readonly formerPaths?: readonly string[];
  /** Paths that files are leaving: one of them is where this post lay, if it has the same language, title and date. */
  readonly gonePaths?: readonly string[];
  /** What its path has in common with its translations'; absent: nothing does. `story` is another where a key says so. */
  readonly pathStory?: string;
  /** What it may be the translation of: it stays home while such a post stands. Absent: nothing. */
  readonly mayTranslate?: PossibleTranslation;
  /** A poll brought it: a file of the same post wins. Absent: it is a file. */
  readonly fromFeed?: {
    /** It was on the blog before its feed was polled first: where it is new here, it is announced to nobody. */
    readonly isKnown: boolean;
    /** Whose feed it is. */
    readonly blog: string;
  };
};

export type SaveState = "new" | "changed" | "unchanged";

/** The post that has the id already, and stands. */
export interface TakenId {
  readonly takenBy: SpokenPost;
}

import type { Headline } from "../posts/headline.ts";
import type { Body, Post } from "../posts/post.ts";
import type { Issue } from "./issue.ts";

export interface ListedIssue {
  readonly issue: Issue;
  /** One for each language that it has, the first story first. */
  readonly headlines: readonly Headline[];
}

export interface FoundIssue {
  readonly issue: Issue;
  readonly posts: readonly Post[];
  /** Of the translation that is wanted most, where the issue is one story; else null. */
  readonly body: (Body & Pick<Post, "id">) | null;
  readonly newer: ListedIssue | null;
  readonly older: ListedIssue | null;
}

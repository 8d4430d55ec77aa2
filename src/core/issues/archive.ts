import type { Language } from "../language.ts";
import type { Headline } from "../posts/headline.ts";
import type { Body, Post } from "../posts/post.ts";
import type { PublicView } from "../posts/public-post.ts";
import type { NumberedTopic } from "../topic.ts";
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

export interface ArchiveQuery {
  readonly limit: number;
  readonly offset: number;
  readonly view: PublicView;
  /** Are the topics wanted, too, that public posts carry? */
  readonly withTopics: boolean;
  /** The revision that the caller has, and of which nothing is read; null: none. */
  readonly unless: number | null;
}

export interface ArchiveContent {
  readonly issues: readonly ListedIssue[];
  /** In the order in which they first appeared; empty where they were not asked for. */
  readonly topics: readonly NumberedTopic[];
}

export interface IssueQuery extends Pick<ArchiveQuery, "view" | "unless"> {
  /** Which translation's body is wanted, the best first. */
  readonly languages: readonly Language[];
}

import type { PublicView } from "../../core/posts/public-post.ts";
import type { NumberedTopic, Topic } from "../../core/topic.ts";

/** Numbers for topics, given once and never reused. */
export interface TopicCatalog {
  /** All that ever had a number: for matching choices, never for showing. */
  list(): Promise<readonly NumberedTopic[]>;
  /**
   * Those that public posts carry, named as the first of these posts names them, in the order in which they first appeared:
   * nothing in the answer depends on a post that stays home.
   */
  listPublic(view: PublicView): Promise<readonly NumberedTopic[]>;
  /** The numbers of these topics, making those that have none yet. Idempotent. */
  claim(topics: readonly Topic[]): Promise<readonly NumberedTopic[]>;
}

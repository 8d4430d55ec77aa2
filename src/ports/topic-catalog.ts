import type { NumberedTopic, Topic } from "../core/topic.ts";

/** Numbers for topics, given once and never reused. */
export interface TopicCatalog {
  list(): Promise<readonly NumberedTopic[]>;
  /** The numbers of these topics, making those that have none yet. Idempotent. */
  claim(topics: readonly Topic[]): Promise<readonly NumberedTopic[]>;
}

import type { ListedPost } from "../../src/contract/posts/posts.ts";

/** Whatever stays home or is to come has no page yet. */
export const isOut = ({ draft, publishedAt }: Pick<ListedPost, "draft" | "publishedAt">): boolean =>
  !draft && Date.parse(publishedAt) <= Date.now();

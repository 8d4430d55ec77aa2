import { asPostId, asStoryKey } from "../../../src/core/ids.ts";
import type { IncomingPost } from "../../../src/core/posts/incoming-post.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { type Cast, does, drawMoment, type Wanderers } from "./cast.ts";
import { HOUR, START, TOPICS } from "./draw-schedule.ts";
import type { Random } from "./random.ts";

const MOVED = asPostId("moved");

/**
 * In one storm of four. The translations were stored when Spanish was not offered yet, so that by their stored paths they
 * are stories apart: whoever plans next has to see it.
 */
export function drawWanderers(identity: Random): Wanderers {
  if (!identity.happens(1 / 4)) return { identity, posts: [] };
  const publishedAt = START - 2 * HOUR;
  const build = (id: string, path: string, difference: Partial<IncomingPost>) =>
    buildIncomingPost(id, { path, publishedAt, tags: [TOPICS[0]], ...difference });
  const place = (story: string) => ({ story: asStoryKey(story), pathStory: story });
  return {
    identity,
    posts: [
      build("wanderer", "wanderer.md", place("wanderer")),
      build("tr", "tr.md", place("tr")),
      build("es/tr", "es/tr.md", { language: "es", ...place("es/tr") }),
    ],
  };
}

/** The author moves a file: git says so by one deletion and one new file, in any order, with a pause or without. */
export function unleashRenames(cast: Cast): void {
  const { identity, posts } = cast.wanderers;
  const [wanderer] = posts;
  if (wanderer === undefined) return;
  const { records } = cast.world;
  for (const id of ["tr", "es/tr"]) records.stories.set(id, "tr");
  for (const id of ["wanderer", MOVED]) {
    records.stories.set(id, "wanderer");
    records.withdrawals.push({ post: asPostId(id), begunAt: START });
  }
  records.renames.set(MOVED, wanderer.id);
  const moved = { ...wanderer, id: MOVED, path: "moved.md", story: asStoryKey("moved"), pathStory: "moved" };
  const at = drawMoment(cast, identity);
  const later = at + identity.pick([0, 1, identity.integer(0, 2 * HOUR)]);
  const isCopiedFirst = identity.happens(0.5);
  does(cast, isCopiedFirst ? at : later, "the moved file comes", () => {
    cast.world.invoke("publish-moved", ({ issues }) => issues.posts.save(moved, at));
  });
  does(cast, isCopiedFirst ? later : at, "the file is gone from its first place", () => {
    cast.world.invoke("remove-wanderer", ({ issues }) => issues.posts.remove(wanderer.path, at));
  });
}

import type { IssueContent, IssuePost } from "./edition.ts";

/** A row of D1 holds 2,000,000 bytes: room is left for its other columns and for what JSON escapes. */
export const MAX_CONTENT_BYTES = 1_800_000;

const LONGEST_SPARE_TITLE = 100;

const encoder = new TextEncoder();
const measure = (part: unknown) => encoder.encode(JSON.stringify(part)).byteLength + 1; // and a comma

/**
 * The content as it fits into its row. A mail shows some 90 KB of it, names the number of further stories and leads to
 * all of them, so that the last stories first lose what such a mail does not show (descriptions, pictures, names of tags),
 * and then all but their titles and links. No story is left out: who gets which one is as before, also a reader whose
 * every story is among the last. `fitsRow` says whether that was enough.
 */
export function boundContent(content: IssueContent): IssueContent {
  const stories = [...content.stories];
  let bytes = measure({ ...content, stories: [] }) + stories.reduce((sum, story) => sum + measure(story), 0);
  for (const shorten of [slimPost, sparePost])
    for (const [index, story] of [...stories.entries()].reverse()) {
      if (bytes <= MAX_CONTENT_BYTES) break;
      const shortened = { ...story, posts: story.posts.map(shorten) };
      bytes += measure(shortened) - measure(story);
      stories[index] = shortened;
    }
  return stories.some((story, index) => story !== content.stories[index]) ? { ...content, stories } : content;
}

/** Some thousand stories do even with long titles and addresses. */
export const fitsRow = (content: IssueContent): boolean => measure(content) <= MAX_CONTENT_BYTES;

function slimPost({ article: _article, ...post }: IssuePost): IssuePost {
  return { ...post, description: "", image: null, tags: [] };
}

/** What chooses a post for a reader, its title and its link; what is empty here, no mail needs of a frozen post. */
const sparePost = (post: IssuePost): IssuePost => ({
  ...slimPost(post),
  ...{ path: "", story: "" as IssuePost["story"], addedAt: 0, changedAt: 0 },
  title: shortenTitle(post.title),
});

function shortenTitle(title: string): string {
  const letters = [...title];
  return letters.length <= LONGEST_SPARE_TITLE
    ? title
    : `${letters.slice(0, LONGEST_SPARE_TITLE).join("").trimEnd()}…`;
}

import type { IssueContent, IssuePost, IssueStory } from "./edition.ts";

/** A row of D1 holds 2,000,000 bytes: room is left for its other columns and for what JSON escapes. */
export const MAXIMUM_CONTENT_BYTES = 1_800_000;

const encoder = new TextEncoder();
const measure = (part: unknown) => encoder.encode(JSON.stringify(part)).byteLength + 1; // and a comma

/**
 * The content as it fits into its row. A mail shows some 90 KB of it, names the number of further stories and leads to
 * all of them, so that the last stories first lose what such a mail does not show (descriptions, pictures, names of tags):
 * who gets which story is as before. Only where not even titles and links of all of them fit, the last are left out; they
 * still belong to this issue and its window, and its page shows them.
 */
export function boundContent(content: IssueContent): IssueContent {
  const frame = measure({ ...content, stories: [] });
  const sizes = content.stories.map(measure);
  let bytes = sizes.reduce((sum, size) => sum + size, frame);
  if (bytes <= MAXIMUM_CONTENT_BYTES) return content;

  const stories = [...content.stories];
  for (let last = stories.length - 1; last >= 0 && bytes > MAXIMUM_CONTENT_BYTES; last -= 1) {
    const slim = slimStory(content.stories[last] as IssueStory); // `last` is one of its indexes
    bytes -= (sizes[last] ?? 0) - measure(slim);
    stories[last] = slim;
  }
  while (bytes > MAXIMUM_CONTENT_BYTES && stories.length > 1) bytes -= measure(stories.pop());
  return { ...content, stories };
}

const slimStory = (story: IssueStory): IssueStory => ({ ...story, posts: story.posts.map(slimPost) });

function slimPost({ article: _article, ...post }: IssuePost): IssuePost {
  return { ...post, description: "", image: null, tags: [] };
}

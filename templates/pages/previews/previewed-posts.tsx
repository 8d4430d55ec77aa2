import type { PreviewedPost } from "../../../src/core/previews/preview.ts";

interface PreviewedPostsProps {
  readonly posts: readonly PreviewedPost[];
  /** Paths of those that go. */
  readonly removed: readonly string[];
  /** How many more there are. */
  readonly leftOut: number;
}

/** What becomes of each post, and what its author may want to mend before the merge. */
export function PreviewedPosts({ posts, removed, leftOut }: PreviewedPostsProps) {
  if (posts.length === 0 && removed.length === 0) return null;
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">The posts</h2>
      <ul class="previewed">
        {posts.map((post) => (
          <li class="previewed-post">
            <p class="headline">
              <bdi lang={post.language ?? undefined}>{post.title ?? post.path}</bdi>
            </p>
            {post.title === null ? null : (
              <p class="facts">
                <code>{post.path}</code>
              </p>
            )}
            <Remarks {...post} />
          </li>
        ))}
        {removed.map((path) => (
          <li class="previewed-post">
            <p class="headline">
              <code>{path}</code>
            </p>
            <p>It is taken away.</p>
          </li>
        ))}
      </ul>
      {leftOut === 0 ? null : <p>{leftOut} more are not shown.</p>}
    </section>
  );
}

function Remarks({ faults, reason, unsaid, deadLinks }: PreviewedPost) {
  const remarks = [
    ...(reason === null ? [] : [`Nobody is mailed about it: ${reason}.`]),
    ...unsaid.map((url) => `A picture without a text for whoever does not see it: ${url}`),
    ...deadLinks.map(
      ({ url, problem }) => `A link that leads nowhere: ${url} ${problem.replace(/\.$/, "")}.`,
    ),
  ];
  if (faults.length + remarks.length === 0) return <p>All is well.</p>;
  return (
    <ul>
      {faults.map((fault) => (
        <li class="fault">It cannot be read. {fault}</li>
      ))}
      {remarks.map((remark) => (
        <li>{remark}</li>
      ))}
    </ul>
  );
}

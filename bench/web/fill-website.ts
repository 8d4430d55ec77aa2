import type { createLocalAuthor } from "../stage/local-author.ts";

const POSTS = 8;
const PARAGRAPHS = 12;

/** Eight posts in two issues, one of them of a single post. Answers the id of the other. */
export async function fillWebsite(author: ReturnType<typeof createLocalAuthor>): Promise<string> {
  await author.call("/api/subscribers/import", {
    method: "POST",
    headers: { "Content-Type": "text/csv" },
    body: "email\nreader@example.com\n",
  });
  for (let post = 0; post < POSTS - 1; post += 1) await publish(author, post);
  const { id } = await author.sendIssue();
  await publish(author, POSTS - 1);
  await author.sendIssue();
  return id;
}

function publish(author: ReturnType<typeof createLocalAuthor>, post: number) {
  const tags = ["databases", "systems", "writing", "the web"].slice(post % 3);
  const body = Array.from(
    { length: PARAGRAPHS },
    (_, at) =>
      `## Part ${at}\n\nA [link](https://example.com/${at}), \`code\` and ${"some more words ".repeat(30)}\n`,
  );
  const daysAgo = new Date(Date.now() - (POSTS - post) * 86_400_000).toISOString().slice(0, 10);
  const front = `title: The post number ${post}\ndescription: What it is about\npubDate: ${daysAgo}\ntags: ${JSON.stringify(tags)}`;
  return author.call(`/api/posts/en/post-${post}.md`, {
    method: "PUT",
    body: `---\n${front}\n---\n\n${body.join("\n")}`,
  });
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A blog that the newsletter knows by its feed alone. */
export interface FeedBlog {
  readonly feedUrl: string;
  /** Puts a post on top of its feed. */
  add(title: string, publishedAt: number): void;
  close(): Promise<void>;
}

const HOME = "https://blog.example.com";

/** Serves one feed with a post that has been there for long. */
export async function openFeedBlog(): Promise<FeedBlog> {
  const items = [writeItem("A post of before", Date.UTC(2026, 0, 5))];
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/rss+xml", ETag: `"${items.length}"` });
    response.end(
      `<rss version="2.0"><channel><title>Another blog</title><link>${HOME}</link><language>en</language>${items.join("")}</channel></rss>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    feedUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`,
    add: (title, publishedAt) => void items.unshift(writeItem(title, publishedAt)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function writeItem(title: string, publishedAt: number): string {
  const link = `${HOME}/${title.toLowerCase().replaceAll(" ", "-")}/`;
  return `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>${new Date(publishedAt).toUTCString()}</pubDate><category>feeds</category><description>&lt;p&gt;It came by its blog’s feed alone.&lt;/p&gt;</description></item>`;
}

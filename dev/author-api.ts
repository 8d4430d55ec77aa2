import { type IssueList, issueListSchema } from "../src/contract/issues/issue.ts";
import { feedListSchema } from "../src/contract/polling/feeds.ts";
import { type PublishedPost, publishedPostSchema } from "../src/contract/posts/posts.ts";
import { type SubscriberView, subscriberSchema } from "../src/contract/subscribers/subscriber.ts";

/** What the tools ask of a running Worker as its author. Throws on any answer that is not the expected one. */
export interface AuthorApi {
  publish(path: string, markdown: string): Promise<PublishedPost>;
  /** Newest first. */
  listIssues(): Promise<IssueList["issues"]>;
  importReaders(csv: string): Promise<void>;
  findStatus(address: string): Promise<SubscriberView["status"]>;
  /** Why nothing is written to that address any more; null: it is. */
  findSuppression(address: string): Promise<SubscriberView["suppressed"]>;
  /** Asks the blog's feeds now; how many items they show. Throws where one of them cannot be read. */
  pollFeeds(): Promise<number>;
  /** Fires the cron trigger as if the clock showed `at`. */
  tick(at: number): Promise<void>;
}

export function createAuthorApi(url: string, token: string): AuthorApi {
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, Authorization: `Bearer ${token}`, Accept: "application/json" };
    const response = await fetch(`${url}${path}`, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method ?? "GET"} ${path} answered ${response.status}: ${text}`);
    return text;
  };
  const find = async (address: string) =>
    subscriberSchema.parse(JSON.parse(await ask(`/api/subscribers/${encodeURIComponent(address)}`)));
  const encode = (path: string) => path.split("/").map(encodeURIComponent).join("/");
  return {
    async publish(path, markdown) {
      const answer = await ask(`/api/posts/${encode(path)}`, { method: "PUT", body: markdown });
      return publishedPostSchema.parse(JSON.parse(answer));
    },
    listIssues: async () => issueListSchema.parse(JSON.parse(await ask("/api/issues"))).issues,
    async importReaders(body) {
      const headers = { "Content-Type": "text/csv" };
      await ask("/api/subscribers/import", { method: "POST", headers, body });
    },
    findStatus: async (address) => (await find(address)).status,
    findSuppression: async (address) => (await find(address)).suppressed,
    async pollFeeds() {
      const { feeds } = feedListSchema.parse(JSON.parse(await ask("/api/feeds/poll", { method: "POST" })));
      const fault = feeds.find(({ problem }) => problem !== null);
      if (fault !== undefined) throw new Error(`${fault.url}: ${fault.problem}`);
      return feeds.reduce((sum, { items }) => sum + items, 0);
    },
    async tick(at) {
      const query = new URLSearchParams({ cron: "*/15 * * * *", time: String(at) });
      const outcome = await ask(`/cdn-cgi/handler/scheduled?${query}`);
      if (outcome !== "ok")
        throw new Error(`The cron trigger at ${new Date(at).toISOString()} said: ${outcome}`);
    },
  };
}

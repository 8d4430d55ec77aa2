import type { DetailedIssue } from "../../src/contract/issues/issue.ts";
import type { IssueAnswer } from "../../src/contract/issues/issue-answer.ts";
import { AUTHOR_HEADERS, type LocalWorker } from "../workers/local-worker.ts";

const LOOK_EVERY_MS = 100;

/** An author's calls to a local worker; an answer that is no success throws. */
export function createLocalAuthor({ url }: Pick<LocalWorker, "url">) {
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(new URL(path, url), {
      ...init,
      headers: { ...AUTHOR_HEADERS, ...init.headers },
    });
    if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const readIssue = async (id: string) => (await (await call(`/api/issues/${id}`)).json()) as DetailedIssue;
  /** Throws with what the issue says of itself where it does not come to its end in that time. */
  const waitUntil = async (
    state: "closed" | "cancelled",
    id: string,
    patienceMs = Number.POSITIVE_INFINITY,
    lookEveryMs = LOOK_EVERY_MS,
  ) => {
    for (const end = performance.now() + patienceMs; ; ) {
      const issue = await readIssue(id);
      if (issue.state === state && issue.closedAt !== null) return issue;
      if (performance.now() > end)
        throw new Error(`${id} does not come to its end: ${JSON.stringify(issue)}`);
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  };
  const waitUntilClosed = (id: string, ...patience: readonly number[]) =>
    waitUntil("closed", id, ...patience);
  /** Null where nothing is due. */
  const planIssue = async () => {
    const answer = await call("/api/issues", { method: "POST", body: "{}" });
    return ((await answer.json()) as IssueAnswer).id;
  };
  return {
    call,
    readIssue,
    waitUntil,
    waitUntilClosed,
    publish: (path: string, words = 600) =>
      call(`/api/posts/${path}`, {
        method: "PUT",
        body: `---\ntitle: A post to everybody\ndescription: For the bench, at ${path}\npubDate: 2026-11-01\n---\n\n${"word ".repeat(words)}`,
      }),
    planIssue,
    /** Plans an issue now and waits until it is closed. Each look costs the runtime 3 ms of CPU. */
    async sendIssue(lookEveryMs = LOOK_EVERY_MS) {
      const id = await planIssue();
      if (id === null) throw new Error("Nothing was due.");
      return waitUntilClosed(id, Number.POSITIVE_INFINITY, lookEveryMs);
    },
    /** One cron event; answers once its work is done. */
    tick: (at: Date) => call(`/cdn-cgi/local/scheduled?cron=*/15+*+*+*+*&time=${at.getTime()}`),
  };
}

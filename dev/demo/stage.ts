import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEVELOPMENT_AUTHOR_TOKEN } from "../../cli/choose-author.ts";
import { type AuthorApi, createAuthorApi } from "../author-api.ts";
import { composeDevelopmentEvents, composeDevelopmentVars } from "../development-vars.ts";
import { findFreePort } from "../free-port.ts";
import { createResendEmulator, type ResendEmulator } from "../resend-emulator/emulator.ts";
import { applyMigrations, startWorker } from "../wrangler.ts";
import { type FeedBlog, openFeedBlog } from "./feed-blog.ts";

/** A whole newsletter on this machine: the Worker, the emulated provider, the author. */
export interface Stage {
  readonly url: string;
  readonly emulator: ResendEmulator;
  readonly author: AuthorApi;
  readonly blog: FeedBlog;
  /** What the Worker printed: worth showing when something went wrong. */
  output(): string;
  close(): Promise<void>;
}

/** Starts everything on free ports, with state in a temporary folder that `close` removes. */
export async function openStage(): Promise<Stage> {
  const persistTo = await mkdtemp(join(tmpdir(), "gazette-"));
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const emulator = createResendEmulator({ requestsPerSecond: 5, events: composeDevelopmentEvents(url) });
  const [inbox, blog] = await Promise.all([
    emulator.listen(),
    openFeedBlog(),
    applyMigrations({ persistTo }),
  ]);
  const clearAway = async () => {
    await inbox.close();
    await blog.close();
    await rm(persistTo, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const places = composeDevelopmentVars({ publicUrl: url, resendUrl: inbox.url });
    const vars = { ...places, FEED_URLS: JSON.stringify([blog.feedUrl]) };
    const worker = await startWorker({ port, persistTo, vars });
    const close = async () => {
      await worker.stop();
      await clearAway();
    };
    return {
      url,
      emulator,
      author: createAuthorApi(url, DEVELOPMENT_AUTHOR_TOKEN),
      blog,
      output: worker.output,
      close,
    };
  } catch (error) {
    await clearAway();
    throw error;
  }
}

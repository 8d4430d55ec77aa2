import { isExactlyOnce, judgeMails } from "../../../bench/judges/judge-mails.ts";
import { createLocalAuthor } from "../../../bench/stage/local-author.ts";
import { seededAddress, seedReaders } from "../../../bench/stage/seed-readers.ts";
import { startLocalWorker } from "../../../bench/workers/local-worker.ts";
import { createResendEmulator } from "../../../dev/resend-emulator/emulator.ts";

export interface StageOptions {
  readonly readers: number;
  readonly vars?: Readonly<Record<string, string | number | readonly string[]>>;
  /** The Worker's entry file; the product itself unless named. */
  readonly entry?: string;
}

/** The Worker on bare workerd with many weekly readers in its KV, and a provider whose faults a test switches. */
export async function startStage({ readers, vars = {}, ...options }: StageOptions) {
  const emulator = createResendEmulator({ keepBodies: false });
  const provider = await emulator.listen();
  const worker = await startLocalWorker(
    {
      ...{ RESEND_BASE_URL: provider.url, RESEND_RATE: 40, SHARDS: 1, MAXIMUM_AGE_DAYS: 0 },
      ...{ CADENCES: ["weekly"], ...vars },
    },
    { ...options, seed: (folder) => seedReaders(folder, readers) },
  );
  const author = createLocalAuthor(worker);
  const addresses = Array.from({ length: readers }, (_, index) => seededAddress(index));
  return {
    emulator,
    author,
    url: worker.url,
    /** A post and an issue of it that is on its way. */
    async beginIssue(path: string): Promise<string> {
      await author.publish(path, 20);
      const id = await author.planIssue();
      if (id === null) throw new Error(`Nothing was due after ${path}.`);
      return id;
    },
    /** Null: over all issues. */
    judge: (issue: string | null) => judgeMails(emulator, issue, addresses),
    isExactlyOnce: (issue: string | null) => isExactlyOnce(judgeMails(emulator, issue, addresses)),
    stop: async () => {
      await worker.stop();
      await provider.close();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;

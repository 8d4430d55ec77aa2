import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { bundleWorker } from "./local-worker.ts";

/** A Worker of a bench's own, without stores: the entry file, bundled as a deploy would, in workerd. */
export async function startLoneWorker(entry: string) {
  const folder = mkdtempSync(join(tmpdir(), "gazette-bench-"));
  const config = join(folder, "wrangler.json"); // the product's own names objects
  writeFileSync(config, JSON.stringify({ name: "bench", compatibility_date: "2026-10-01" }));
  bundleWorker(resolve(entry), folder, config);
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      scriptPath: join(folder, `${basename(entry, ".ts")}.js`),
      modulesRoot: folder,
      compatibilityDate: "2026-10-01",
      compatibilityFlags: ["nodejs_compat"],
      cf: false,
    }),
  );
  return {
    /** Answers the text of a success; anything else throws. */
    async ask(path: string, body?: Uint8Array<ArrayBuffer>): Promise<string> {
      const init = body === undefined ? {} : { method: "POST", body };
      const answer = await miniflare.dispatchFetch(`http://localhost${path}`, init);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${entry} was refused: ${answer.status} ${text}`);
      return text;
    },
    async stop(): Promise<void> {
      await miniflare.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

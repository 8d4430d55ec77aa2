import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown } from "rolldown";

/**
 * The laws and the product as plain modules in a folder that goes when this process ends. Templates are TSX, which Node
 * does not read by itself; and a storm takes a third less than over the modules of a development server.
 */
export async function bundleLaws(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "laws-"));
  process.on("exit", () => rmSync(dir, { recursive: true }));
  const input = ["tests/laws/hold-seeds.ts", "tests/laws/defects/renew-known-seeds.ts"];
  const bundle = await rolldown({ input, platform: "node", logLevel: "silent" });
  await bundle.write({ dir, entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" });
  await bundle.close();
  return dir;
}

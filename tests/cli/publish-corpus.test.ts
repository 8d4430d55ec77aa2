import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStories } from "../corpus/corpus-world.ts";
import { readCorpus } from "../corpus/read-corpus.ts";
import { type RealNewsletter, startRealNewsletter } from "./real-newsletter.ts";
import { runHere } from "./run-here.ts";

const NOW = Date.parse("2026-12-20T12:00Z");

let folder: string;
let newsletter: RealNewsletter;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gazette-corpus-"));
  write(".git/HEAD", "");
});
afterEach(async () => {
  await newsletter.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe.each(readCorpus().map((blog) => [blog.generator, blog] as const))("a blog of %s", (_, blog) => {
  const start = async () => {
    newsletter = await startRealNewsletter(blog.settings);
    return blog.files.map(({ path, source }) => write(path, source));
  };
  const publish = (files: readonly string[]) => runHere(["posts", "publish", ...files], newsletter.url);
  const stories = () => readStories(newsletter.db, NOW);

  it.each(["first to last", "last to first"])(
    "comes in whole by one run of the command line, its files from %s",
    async (order) => {
      const files = await start();
      await publish(order === "first to last" ? files : files.toReversed());
      expect(await stories()).toEqual(blog.expected.stories);
      const before = newsletter.requests.length;
      const { out } = await publish(files);
      expect(await stories()).toEqual(blog.expected.stories);
      expect(out).not.toMatch(/^(new|changed) |once more/m);
      const refused = blog.files.length - (out.match(/^unchanged/gm)?.length ?? 0);
      expect(newsletter.requests.length - before).toBe(1 + refused);
    },
  );

  it("comes in whole in the end wherever a run is cut off, and the next one is whole", async () => {
    const files = await start();
    for (let cut = 2; ; cut += 3) {
      await newsletter.db.prepare("DELETE FROM posts").run();
      newsletter.cut(cut);
      const { err } = await publish(files);
      newsletter.cut(null);
      await publish(files);
      expect(await stories(), `cut off at ${cut}`).toEqual(blog.expected.stories);
      if (!err.startsWith("Nothing answers")) break; // it was through before
      expect(cut).toBeLessThan(100);
    }
  });
});

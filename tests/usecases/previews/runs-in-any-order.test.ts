import fc from "fast-check";
import { expect, it } from "vitest";
import { createAskedBook } from "../../../src/adapters/sqlite/asked-book.ts";
import { endShown, previewShown } from "../../../src/usecases/previews/preview-shown.ts";
import { createPreviewWorld } from "../../builders/repository/preview-world.ts";
import { REPOSITORY, writePost } from "../../builders/repository/repository-world.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";

/** What one run asks for; runs are numbered as GitHub issues their tokens. */
const runs = fc
  .array(fc.record({ isEnd: fc.boolean(), pause: fc.nat(3), times: fc.integer({ min: 1, max: 2 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((drawn) => {
    const numbered = drawn.map((run, index) => ({ ...run, askedAt: index + 1 }));
    return fc.tuple(fc.constant(numbered), fc.shuffledSubarray(numbered, { minLength: numbered.length }));
  });

it("has the newest run's word stand in the end, whatever comes late, twice or at the same time", async () => {
  await fc.assert(
    fc.asyncProperty(runs, async ([numbered, shuffled]) => {
      const { deps, list } = createPreviewWorld();
      const asked = createAskedBook(createFakeObjectStorage());
      const perform = async ({ isEnd, pause, askedAt }: (typeof numbered)[number]) => {
        const rest = async () => {
          for (let turn = 0; turn < pause; turn += 1) await new Promise(setImmediate);
          return deps.readers.list();
        };
        await rest();
        const run = { repository: REPOSITORY, number: 7, askedAt };
        if (isEnd) return endShown({ ...deps, asked }, run);
        const source = new TextEncoder().encode(writePost(`Run ${askedAt}`));
        const shown = { ...run, title: "A", head: "c", files: [{ path: "content/posts/a.md", source }] };
        return previewShown(
          { ...deps, asked, readers: { list: rest } },
          { ...shown, removed: [], leftOut: 0 },
        );
      };
      await Promise.all(shuffled.flatMap((run) => Array.from({ length: run.times }, () => perform(run))));
      const newest = numbered.at(-1);
      const standing = (await list()).map(({ posts }) => posts[0]?.title);
      expect(standing).toEqual(newest?.isEnd === false ? [`Run ${newest.askedAt}`] : []);
    }),
    { numRuns: 60, seed: 7 },
  );
});

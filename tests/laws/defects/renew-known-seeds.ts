import { DEFECTS } from "./defects.ts";
import { findCatch } from "./find-catch.ts";
import { type Catch, describeKnownSeeds, readKnownSeeds, writeKnownSeeds } from "./known-seeds.ts";

/** Plants each defect, tries the seed that is known, and looks for another where it finds nothing any more. */
export async function renewKnownSeeds(onDefect: (row: string) => void): Promise<void> {
  const known = readKnownSeeds();
  const found: Record<string, Catch | null> = {};
  for (const [name, defect] of Object.entries(DEFECTS)) {
    found[name] = await findCatch(defect, known[name] ?? null, 1000);
    onDefect(
      describeKnownSeeds({ [name]: found[name] })
        .trimEnd()
        .split("\n")
        .at(-1) ?? "",
    );
  }
  writeKnownSeeds(found);
}

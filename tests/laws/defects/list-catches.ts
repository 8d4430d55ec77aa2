import { DEFECTS } from "./defects.ts";
import { findFirstCatch } from "./find-first-catch.ts";

/** One row of a Markdown table for each planted defect. */
export async function* listCatches(): AsyncGenerator<string> {
  yield "| Planted defect | First seed | What breaks |";
  yield "| --- | --- | --- |";
  for (const [name, defect] of Object.entries(DEFECTS)) {
    const caught = await findFirstCatch(defect, 1000);
    const law = (caught?.law ?? "nothing").replace(/[0-9a-f]{64}/g, (id) => `reader ${id.slice(0, 6)}…`);
    yield `| ${name} | ${caught?.seed ?? "none of 1,000"} | ${law} |`;
  }
}

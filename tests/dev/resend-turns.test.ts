import { expect, it } from "vitest";
import { createTurns } from "../../dev/resend-emulator/turns.ts";

it("bodies that come together are worked on in different turns of the loop, so that heads are seen in between", async () => {
  let loops = 0;
  let counting = true;
  const count = () => {
    loops += 1;
    if (counting) setImmediate(count);
  };
  count();
  const turn = createTurns();
  const turns = await Promise.all([turn(), turn(), turn()].map((own) => own.then(() => loops)));
  counting = false;
  expect(new Set(turns).size).toBe(3);
});

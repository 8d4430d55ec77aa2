import { runInDurableObject } from "cloudflare:test";
import { env as anyEnv } from "cloudflare:workers";
import type { Env } from "../../src/env.ts";
import { describeUnknownBatches } from "./suites/unknown-batches-suite.ts";

const env = anyEnv as unknown as Env;
let objects = 0;

describeUnknownBatches(async (test) => {
  objects += 1; // each test has an object of its own
  await runInDurableObject(env.ISSUE.getByName(`ledger-contract/${objects}`), (_, state) =>
    test(state.storage),
  );
});

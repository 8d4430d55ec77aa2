import { defineConfig } from "vitest/config";

/** The tests that a mutant has to survive, in Node alone; `tests/mutation/mutate.ts` says which. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } }, // as tsconfig.json, which the tester cannot read
  test: {
    environment: "node",
    include: (process.env.MUTATION_TESTS ?? "tests/core")
      .split(" ")
      .map((folder) => `${folder}/**/*.test.{ts,tsx}`),
    testTimeout: 60_000,
  },
});

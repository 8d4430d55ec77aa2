import { defineConfig } from "vitest/config";

/** The tests that a mutant has to survive, in Node alone; `tests/mutation/mutate.ts` says which. */
const tests = (process.env.MUTATION_TESTS ?? "tests/core/**/*.test.ts").split(" ");

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } }, // as tsconfig.json, which the tester cannot read
  test: {
    environment: "node",
    include: tests,
    setupFiles: tests.some((test) => test.startsWith("tests/adapters/")) ? ["tests/mutation/outside.ts"] : [],
    testTimeout: 60_000,
  },
});

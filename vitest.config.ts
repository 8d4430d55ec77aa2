import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { createStandInIssuer, REPOSITORY_ID } from "./dev/github-stand-in/issuer.ts";
import { createResendEmulator } from "./dev/resend-emulator/emulator.ts";
import { answerSiteverify, isForTurnstile } from "./dev/turnstile-stand-in.ts";

const migrations = await readD1Migrations("./migrations");
const emulator = createResendEmulator({});
/** The address is the product's own: in workerd no setting is needed for it. */
const ISSUER = "https://token.actions.githubusercontent.com";
const issuer = createStandInIssuer(() => ISSUER);

const answerOutside = (request: Request) => {
  if (isForTurnstile(request)) return answerSiteverify(request);
  return request.url.startsWith(ISSUER) ? issuer.handle(request) : emulator.handle(request);
};

/**
 * How long a test that is stuck may keep the others waiting. No test asserts how fast it is by it: on a loaded machine the
 * same work takes ten times as long, and a red run for slowness alone would stop everything.
 */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000 };
/** A whole worker, a browser, thousands of readers. */
const LONG_PATIENCE = { testTimeout: 400_000, hookTimeout: 400_000 };

export default defineConfig({
  test: {
    reporters: ["default"],
    // The Worker's own log lines are its business; what a test prints itself is shown.
    onConsoleLog: (line) => !line.startsWith('{"event":'),
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          ...PATIENCE,
          include: [
            "tests/{core,contract,usecases,laws,templates,contracts,dev,cli}/**/*.test.{ts,tsx}",
            "tests/*.test.ts",
          ],
          exclude: ["**/*.workerd.test.ts"],
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: migrations,
                SECRET_KEY: "a secret key for tests that is long enough",
                AUTHOR_TOKEN: "author-token-for-tests-long-enough",
                RESEND_API_KEY: "re_test",
                RESEND_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                GITHUB_WEBHOOK_SECRET: "It's a Secret to Everybody",
                GITHUB_REPOSITORY_ID: REPOSITORY_ID,
                LANGUAGES: ["en", "es"],
              },
              outboundService: answerOutside,
            },
          }),
        ],
        test: {
          name: "workerd",
          ...PATIENCE,
          fileParallelism: false, // one emulator serves them all
          include: [
            "tests/{adapters,http,objects}/**/*.test.{ts,tsx}",
            "tests/contracts/**/*.workerd.test.ts",
          ],
          setupFiles: ["./tests/apply-migrations.ts"],
        },
      },
      {
        test: {
          name: "journeys",
          environment: "node",
          globalSetup: ["./tests/journeys/stage/migrated-store.ts"],
          include: ["tests/{journeys,pictures}/**/*.test.ts"],
          fileParallelism: false,
          ...LONG_PATIENCE,
        },
      },
    ],
  },
});

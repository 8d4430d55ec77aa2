import { createObjectLedgers } from "./adapters/runtime/issue-objects.ts";
import { composeCallers } from "./compose/callers.ts";
import { composeDeliveries } from "./compose/deliveries.ts";
import { composeFoundation } from "./compose/foundation.ts";
import { composeIssues } from "./compose/issues.ts";
import { composePosts } from "./compose/posts.ts";
import { composeReaders } from "./compose/readers.ts";
import { composeSubscribers } from "./compose/subscribers.ts";
import type { Settings } from "./core/settings/settings.ts";
import type { Env } from "./env.ts";
import type { UseCases } from "./http/shell/use-cases.ts";
import { forgetReader } from "./usecases/issues/forget-reader.ts";

/** The whole product, bound to its adapters for one invocation. */
export function composeGazette(
  env: Env,
  settings: Settings,
  context: Pick<ExecutionContext, "waitUntil">,
): UseCases {
  const foundation = composeFoundation(env, settings, (work) => context.waitUntil(work()));
  const ledgers = createObjectLedgers(env.ISSUE);
  const { maintenance, base, ...subscribers } = composeSubscribers({
    ...foundation,
    forgetInIssues: (id) => forgetReader({ ...foundation, ledgers }, id),
  });
  return {
    ...subscribers,
    ...composePosts(foundation),
    ...composeCallers(foundation),
    ...composeDeliveries(foundation),
    ...composeIssues(foundation, {
      readers: composeReaders(env),
      base,
      tickParts: maintenance,
    }),
  };
}

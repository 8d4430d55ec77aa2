import { createFormRateLimit } from "./adapters/runtime/form-rate-limit.ts";
import { bindPorts } from "./compose/bindings.ts";
import { bindVerbs, VERBS } from "./compose/verbs.ts";
import { wirePorts } from "./compose/wire.ts";
import { wireTickParts } from "./compose/wire-tick.ts";
import type { Settings } from "./core/settings/settings.ts";
import type { Env } from "./env.ts";
import type { UseCases } from "./http/shell/use-cases.ts";
import { watchFeeds } from "./usecases/notes/watch-feeds.ts";
import { watchPages } from "./usecases/notes/watch-pages.ts";
import { watchRepositories } from "./usecases/notes/watch-repositories.ts";
import { watchParts } from "./usecases/notes/watch-ticks.ts";
import { lookAtPages } from "./usecases/pages/look-at-pages.ts";
import { pollFeeds } from "./usecases/polling/poll-feeds.ts";
import { runTick } from "./usecases/tick/run-tick.ts";

/** The whole product, bound to its adapters for one invocation, which builds what it needs of it and nothing else. */
export function composeGazette(
  env: Env,
  settings: Settings,
  context: Pick<ExecutionContext, "waitUntil">,
): UseCases {
  const ports = wirePorts(bindPorts(env, settings, (work) => context.waitUntil(work())));
  return {
    ...bindVerbs(ports, VERBS),
    runTick: (t) =>
      runTick(
        {
          clock: ports.clock,
          log: ports.log,
          failingParts: ports.failingParts,
          watchParts: () => watchParts(ports),
          parts: [
            { name: "polling", work: () => pollFeeds(ports) }, // first, so that what is new is due in this very tick
            { name: "feeds", work: () => watchFeeds(ports) },
            { name: "repositories", work: () => watchRepositories(ports) },
            { name: "pages", work: (t) => lookAtPages(ports, { t, isAsked: false }) },
            { name: "missing-pages", work: () => watchPages(ports) },
            ...wireTickParts(ports, ports),
          ],
        },
        t,
      ),
    admitForm: (client) => createFormRateLimit(env.FORM_RATE_LIMITER).admits(client),
    admitWorkflow: ({ repository, number }) =>
      createFormRateLimit(env.AUTHOR_RATE_LIMITER).admits(`workflow/${repository}/${number}`),
    admitWrongCaller: (client) => createFormRateLimit(env.AUTHOR_RATE_LIMITER).admits(client),
  };
}

import { Hono } from "hono";
import { consoleLog } from "./adapters/platform/console-log.ts";
import { answerProblem } from "./http/answer-problem.tsx";
import { createSurpriseAnswer } from "./http/answer-surprise.ts";
import { createAuthorGate } from "./http/author-gate.ts";
import type { HttpEnv } from "./http/context.ts";
import { createFormBrake } from "./http/form-brake.ts";
import { createFormOrigins } from "./http/form-origins.ts";
import { createHealthRoutes } from "./http/health-routes.ts";
import { createMethodGuard } from "./http/method-guard.ts";
import { createRequestLimit } from "./http/request-limit.ts";
import { createSecurityHeaders } from "./http/security-headers.ts";
import { createSettingsGate, type SettingsGateOptions } from "./http/settings-gate.ts";
import type { Log } from "./ports/log.ts";

export interface AppOptions<Env extends object> extends SettingsGateOptions<Env> {
  readonly log?: Log;
}

/** The Worker's HTTP face: the shell around every request, then one mount for each noun. */
export function createApp<Env extends object>({ log = consoleLog, ...options }: AppOptions<Env>) {
  const app = new Hono<HttpEnv>();
  app.onError(createSurpriseAnswer(log.record));
  app.notFound((c) => answerProblem(c, { kind: "page-not-found" }));

  app.use(createSecurityHeaders());
  app.use(createSettingsGate(options));
  app.use("/api/*", createAuthorGate());
  app.use("/subscribe", createFormOrigins(), createFormBrake());
  app.use(createRequestLimit());
  app.use(createMethodGuard(app));

  const mounts = [createHealthRoutes()];
  for (const routes of mounts) app.route("/", routes);
  return app;
}

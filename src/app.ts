import { Hono } from "hono";
import { consoleLog } from "./adapters/platform/console-log.ts";
import { createSurpriseAnswer } from "./http/answer-surprise.ts";
import { createArchiveRoutes } from "./http/archive-routes.tsx";
import { createAuthorGate } from "./http/author-gate.ts";
import { createConfirmRoutes } from "./http/confirm-routes.tsx";
import type { HttpEnv } from "./http/context.ts";
import { createEmbedRoutes } from "./http/embed-routes.tsx";
import { createFeedRoutes } from "./http/feed-routes.ts";
import { createFindAddress } from "./http/find-address.ts";
import { createFormBrake } from "./http/form-brake.ts";
import { createFormOrigins } from "./http/form-origins.ts";
import { createHealthRoutes } from "./http/health-routes.ts";
import { createHomeRoutes } from "./http/home-routes.ts";
import { createIssueApiRoutes } from "./http/issue-api-routes.ts";
import { createLeaveRoutes } from "./http/leave-routes.tsx";
import { createMethodGuard } from "./http/method-guard.ts";
import { createGetPath, createNotFound } from "./http/nearby-address.ts";
import { neverStored } from "./http/never-stored.ts";
import { createPostRoutes } from "./http/post-routes.ts";
import { createPreferenceRoutes } from "./http/preference-routes.tsx";
import { createRequestLimit } from "./http/request-limit.ts";
import { createSecurityHeaders } from "./http/security-headers.ts";
import { createSendWebhookRoutes } from "./http/send-webhook-routes.ts";
import { createSettingsGate, type SettingsGateOptions } from "./http/settings-gate.ts";
import { createSubscribeRoutes } from "./http/subscribe-routes.tsx";
import { createSubscriberApiRoutes } from "./http/subscriber-api-routes.ts";
import type { Log } from "./ports/log.ts";

export interface AppOptions<Env extends object> extends SettingsGateOptions<Env> {
  readonly log?: Log;
}

/** One for each noun; paths are whole, so their order does not matter. */
const MOUNTS = [
  createArchiveRoutes,
  createConfirmRoutes,
  createEmbedRoutes,
  createFeedRoutes,
  createHealthRoutes,
  createHomeRoutes,
  createIssueApiRoutes,
  createLeaveRoutes,
  createPostRoutes,
  createPreferenceRoutes,
  createSendWebhookRoutes,
  createSubscribeRoutes,
  createSubscriberApiRoutes,
];

/** The Worker's HTTP face: the shell around every request, then the routes. */
export function createApp<Env extends object>({ log = consoleLog, ...options }: AppOptions<Env>) {
  const findAddress = createFindAddress(() => app);
  const app = new Hono<HttpEnv>({ getPath: createGetPath(findAddress) });
  app.onError(createSurpriseAnswer(log.record));
  app.notFound(createNotFound(() => app, findAddress));

  app.use(createSecurityHeaders());
  app.use(createSettingsGate(options));
  app.use("/api/*", neverStored, createAuthorGate());
  app.use("/subscribe", createFormOrigins("POST"), createFormBrake());
  app.use("/check-inbox", createFormOrigins("GET"));
  app.use("/embed", createFormBrake());
  app.use(createRequestLimit());
  app.use(createMethodGuard(app));

  for (const createRoutes of MOUNTS) app.route("/", createRoutes());
  return app;
}

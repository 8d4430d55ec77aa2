import { Hono } from "hono";
import { consoleLog } from "./adapters/runtime/console-log.ts";
import { createDocumentRoutes } from "./http/api/document-routes.ts";
import { createIssueApiRoutes } from "./http/api/issue-api-routes.ts";
import { createPostRoutes } from "./http/api/post-routes.ts";
import { createSubscriberApiRoutes } from "./http/api/subscriber-api-routes.ts";
import { createFeedRoutes } from "./http/feeds/feed-routes.ts";
import { createAuthorGate } from "./http/guards/author-gate.ts";
import { createFormOrigins } from "./http/guards/form-origins.ts";
import { createFormRateLimit } from "./http/guards/form-rate-limit.ts";
import { createMethodGuard } from "./http/guards/method-guard.ts";
import { neverStored } from "./http/guards/never-stored.ts";
import { createRequestLimit } from "./http/guards/request-limit.ts";
import { createSecurityHeaders } from "./http/guards/security-headers.ts";
import { createSettingsGate, type SettingsGateOptions } from "./http/guards/settings-gate.ts";
import { createPreferenceRoutes } from "./http/preferences/preference-routes.tsx";
import { createUnsubscribeRoutes } from "./http/preferences/unsubscribe-routes.tsx";
import type { HttpEnv } from "./http/shell/context.ts";
import { createErrorHandler } from "./http/shell/error-handler.ts";
import { createFindAddress } from "./http/shell/find-address.ts";
import { createGetPath, createNotFound } from "./http/shell/nearby-address.ts";
import { createConfirmRoutes } from "./http/signup/confirm-routes.tsx";
import { createEmbedRoutes } from "./http/signup/embed-routes.tsx";
import { createSubscribeRoutes } from "./http/signup/subscribe-routes.tsx";
import { createArchiveRoutes } from "./http/site/archive-routes.tsx";
import { createHealthRoutes } from "./http/site/health-routes.ts";
import { createHomeRoutes } from "./http/site/home-routes.ts";
import { createSendWebhookRoutes } from "./http/webhooks/send-webhook-routes.ts";
import type { Log } from "./ports/runtime/log.ts";

export interface AppOptions<Env extends object> extends SettingsGateOptions<Env> {
  readonly log?: Log;
}

/** One for each noun; paths are whole, so their order does not matter. */
const MOUNTS = [
  createArchiveRoutes,
  createConfirmRoutes,
  createDocumentRoutes,
  createEmbedRoutes,
  createFeedRoutes,
  createHealthRoutes,
  createHomeRoutes,
  createIssueApiRoutes,
  createUnsubscribeRoutes,
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
  app.onError(createErrorHandler(log.record));
  app.notFound(createNotFound(() => app, findAddress));

  app.use(createSecurityHeaders());
  app.use(createSettingsGate(options));
  app.use("/api/*", neverStored, createAuthorGate());
  app.use("/subscribe", createFormOrigins("POST"), createFormRateLimit());
  app.use("/check-inbox", createFormOrigins("GET"));
  app.use("/embed", createFormRateLimit());
  app.use(createRequestLimit());
  app.use(createMethodGuard(app));

  for (const createRoutes of MOUNTS) app.route("/", createRoutes());
  return app;
}

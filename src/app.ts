import { Hono } from "hono";
import { consoleLog } from "./adapters/runtime/console-log.ts";
import { GROUPS } from "./http/groups.ts";
import { createAnswerDoubt } from "./http/guards/doubt-answers.ts";
import { createBodyGate, createGroupEntrance, createGroupGuards } from "./http/guards/enter-group.ts";
import { createMethodGuard } from "./http/guards/method-guard.ts";
import { createRequestLimit } from "./http/guards/request-limit.ts";
import { createSecurityHeaders } from "./http/guards/security-headers.ts";
import { createSettingsGate, type SettingsGateOptions } from "./http/guards/settings-gate.ts";
import type { HttpEnv } from "./http/shell/context.ts";
import { createErrorHandler } from "./http/shell/error-handler.ts";
import { createFindAddress } from "./http/shell/find-address.ts";
import { createFindGroup, type Group } from "./http/shell/group.ts";
import { createGetPath, createNotFound } from "./http/shell/nearby-address.ts";
import type { Log } from "./ports/runtime/log.ts";

export interface AppOptions<Env extends object> extends SettingsGateOptions<Env> {
  readonly groups?: readonly Group[];
  readonly log?: Log;
}

/** The Worker's HTTP face: the shell around every request, which knows no address, then the groups with theirs. */
export function createApp<Env extends object>({
  log = consoleLog,
  groups = GROUPS,
  ...options
}: AppOptions<Env>) {
  const findGroup = createFindGroup(groups);
  const findAddress = createFindAddress(() => app, findGroup);
  const app = new Hono<HttpEnv>({ getPath: createGetPath(findAddress) });
  app.onError(createErrorHandler(log.record));
  app.notFound(createNotFound(() => app, findAddress));

  app.use(createGroupEntrance(findGroup));
  app.use(createSecurityHeaders());
  app.use(createSettingsGate(options, findGroup));
  app.use(createAnswerDoubt());
  app.use(createGroupGuards(findGroup));
  app.use(createRequestLimit());
  app.use(createMethodGuard(app));
  app.use(createBodyGate(findGroup));

  for (const { routes } of groups) for (const createRoutes of routes) app.route("/", createRoutes());
  return app;
}

import { type Context, Hono } from "hono";
import type { HealthProblem, Healthy, Unhealthy } from "../../contract/settings/health.ts";
import { formatInstant } from "../../core/ids.ts";
import type { HttpEnv } from "../shell/context.ts";
import { presentChecks, presentProblems, presentWarnings } from "./present-health.ts";

/** Is everything there that the product needs? Machines look at the status, people at the problems. */
export function createHealthRoutes() {
  return new Hono<HttpEnv>().get("/health", async (c) => {
    const health = await c.var.gazette.checkHealth();
    const problems = presentProblems(health);
    const warnings = presentWarnings(health);
    const state = {
      version: health.version,
      time: formatInstant(health.at),
      paused: health.isPaused,
      checks: presentChecks(health),
    };
    if (problems.length > 0) return answerUnhealthy(c, [...problems, ...warnings], state);
    const body = {
      ok: true,
      ...state,
      ...(warnings.length > 0 ? { warnings } : {}),
    } as const;
    return c.json<Healthy>(body, 200, { "Cache-Control": "no-store" });
  });
}

/** Where the settings cannot be read, nothing more is known than what is wrong with them. */
export const answerUnhealthy = (
  c: Context<HttpEnv>,
  problems: readonly HealthProblem[],
  state: Omit<Unhealthy, "ok" | "problems"> = {},
) => c.json<Unhealthy>({ ok: false, problems, ...state }, 503, { "Cache-Control": "no-store" });

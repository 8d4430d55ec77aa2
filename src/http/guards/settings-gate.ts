import type { Context, MiddlewareHandler } from "hono";
import type { Result } from "../../core/result.ts";
import type { SettingFault, Settings } from "../../core/settings/settings.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import type { FindGroup } from "../shell/group.ts";
import type { UseCases } from "../shell/use-cases.ts";

/** What keeps work alive once the answer has left. */
interface Invocation {
  waitUntil(work: Promise<unknown>): void;
}

export interface SettingsGateOptions<Env extends object> {
  readonly readSettings: (env: Env) => Result<Settings, readonly SettingFault[]>;
  readonly composeGazette: (env: Env, settings: Settings, invocation: Invocation) => UseCases;
}

/**
 * Nothing runs on a faulty set-up: every address answers 503 and names every fault. Past the gate, `c.var` holds the
 * settings and the use cases of this request.
 */
export function createSettingsGate<Env extends object>(
  options: SettingsGateOptions<Env>,
  findGroup: FindGroup,
): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const env = c.env as Env; // the platform hands in the bindings that the Worker was deployed with
    const settings = options.readSettings(env);
    const { answerFaulty = refuse } = findGroup(c.req.path);
    if (!settings.ok) return answerFaulty(c, settings.problem);
    c.set("settings", settings.value);
    c.set(
      "gazette",
      options.composeGazette(env, settings.value, { waitUntil: (work) => c.executionCtx.waitUntil(work) }),
    );
    return next();
  };
}

function refuse(c: Context<HttpEnv>, problems: readonly SettingFault[]) {
  const faults = problems.map(({ setting, fault }) => ({ field: setting, reason: fault }));
  return answerProblem(c, { kind: "settings-faulty", faults });
}

import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { parseJson } from "../../src/core/parse-json.ts";

/** What an older or newer Gazette may say as well: whatever else is there is let be. */
const healthSchema = z.looseObject({
  ok: z.boolean(),
  version: z.string().optional(),
  time: z.string().optional(),
  checks: z
    .array(
      z.object({
        ...{ name: z.string(), fault: z.string().nullable(), remedy: z.string().nullable() },
        serious: z.boolean(),
      }),
    )
    .default([]),
  problems: z.array(z.looseObject({ setting: z.string().optional(), fault: z.string() })).default([]),
});
export type SaidHealth = z.infer<typeof healthSchema>;

export type Answered =
  | { readonly answers: true; readonly said: SaidHealth }
  | { readonly answers: false; readonly isSilent: boolean; readonly fault: string };

/** What stands at this address, asked once. */
export async function readHealth(publicUrl: string): Promise<Answered> {
  const url = new URL("health", publicUrl);
  const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) }).catch(
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (response instanceof Error)
    return {
      ...{ answers: false, isSilent: true },
      fault: `${url} does not answer (${explain(response)}). ${ELSEWHERE}`,
    };
  const json = parseJson(await response.text());
  const read = healthSchema.safeParse(json.ok ? json.value : null);
  if (read.success) return { answers: true, said: read.data };
  return {
    ...{ answers: false, isSilent: false },
    fault: `${url} answers ${response.status}, but not as a Gazette does. ${ELSEWHERE}`,
  };
}

const ELSEWHERE = "A new host name takes some minutes. Does PUBLIC_URL lead to your Worker?";
const explain = ({ message, cause }: Error) => (cause instanceof Error ? cause.message : message);

/** `silent`: nobody is there at all, as where a host name is new. `faulty`: somebody is, and not as it should be. */
export type Awaited = { readonly is: "well" } | { readonly is: "silent" | "faulty"; readonly fault: string };

/** Where nobody answers, more patience than this tells nothing more. */
const SILENCE_MS = 30_000;

/**
 * Whether this very version answers, and all is well. Asked again until then, since a new host name takes a while, and the
 * version before may answer for some seconds more.
 */
export async function awaitHealth(publicUrl: string, version: string, patienceMs: number): Promise<Awaited> {
  const began = Date.now();
  for (;;) {
    const found = judge(await readHealth(publicUrl), publicUrl, version);
    const patience = found.is === "silent" ? Math.min(SILENCE_MS, patienceMs) : patienceMs;
    if (found.is === "well" || Date.now() - began >= patience) return found;
    await delay(Math.min(2000, patienceMs));
  }
}

function judge(health: Answered, publicUrl: string, version: string): Awaited {
  if (!health.answers) return { is: health.isSilent ? "silent" : "faulty", fault: health.fault };
  const { ok, version: said } = health.said;
  if (!ok) return { is: "faulty", fault: describeProblems(health.said) };
  if (isSameVersion(said, version)) return { is: "well" };
  const fault = `${publicUrl} runs ${said}, and this is ${version}. Does another Worker answer there?`;
  return { is: "faulty", fault };
}

export const describeProblems = ({ problems }: SaidHealth): string =>
  problems.map(({ setting, fault }) => `${setting ?? "health"}: ${fault}`).join("\n") ||
  "It says that it is not well, and not why.";

/**
 * A Worker that was not deployed from a folder (`npm run worker`) has no build, and is judged by its version alone; one that
 * says nothing of its version by nothing.
 */
export function isSameVersion(said: string | undefined, ours: string): boolean {
  if (said === undefined) return true;
  const [version, build] = said.split("+");
  const [ourVersion, ourBuild] = ours.split("+");
  return version === ourVersion && (build === undefined || ourBuild === undefined || build === ourBuild);
}

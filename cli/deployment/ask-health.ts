import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";

const problemsSchema = z.object({
  problems: z.array(z.looseObject({ setting: z.string().optional(), fault: z.string() })),
});

/** Null: all is well. Else what is wrong and how to mend it; asked again until then, since a new host name takes a while. */
export async function askHealth(publicUrl: string, patienceMs: number): Promise<string | null> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const fault = await askOnce(publicUrl);
    if (fault === null || Date.now() >= end) return fault;
    await delay(Math.min(2000, patienceMs));
  }
}

async function askOnce(publicUrl: string): Promise<string | null> {
  const url = new URL("health", publicUrl);
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    const body: unknown = await response.json();
    if (response.ok && Object(body).ok === true) return null;
    const read = problemsSchema.safeParse(body);
    if (!read.success)
      return `${url} answers ${response.status}, but not as a Gazette. Does this host name lead to your Worker?`;
    return read.data.problems.map(({ setting, fault }) => `${setting ?? "health"}: ${fault}`).join("\n");
  } catch {
    return `${url} does not answer as a Gazette. A new host name takes some minutes: then npm run deploy asks again. Does PUBLIC_URL lead to your Worker?`;
  }
}

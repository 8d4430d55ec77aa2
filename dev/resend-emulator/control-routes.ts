import { Hono } from "hono";
import { type Faults, parseFaults } from "./faults.ts";
import { bareAddress } from "./parse-submission.ts";
import type { Provider } from "./provider.ts";

/** What only an emulator has: its mails and calls as JSON, and the switches of its faults. */
export function createControlRoutes(provider: Provider): Hono {
  return new Hono()
    .get("/mails", (c) => {
      const to = c.req.query("to");
      const mails = provider.mailbox.all();
      return c.json({ mails: to === undefined ? mails : mails.filter((mail) => isTo(mail.to, to)) });
    })
    .delete("/mails", (c) => {
      provider.mailbox.clear();
      return c.body(null, 204);
    })
    .get("/calls", (c) => c.json({ calls: provider.calls.all() }))
    .get("/faults", (c) => c.json(provider.faults.current()))
    .put("/faults", async (c) => {
      const faults = readFaults(await c.req.text());
      if (typeof faults === "string") return c.json({ error: faults }, 422);
      provider.faults.set(faults);
      return c.json(provider.faults.current());
    })
    .delete("/faults", (c) => {
      provider.faults.set({});
      return c.body(null, 204);
    });
}

export const isTo = (addresses: readonly string[], wanted: string) =>
  addresses.some((address) => bareAddress(address) === wanted.trim().toLowerCase());

/** The faults, or what is wrong with them. */
function readFaults(text: string): Faults | string {
  try {
    return parseFaults(JSON.parse(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

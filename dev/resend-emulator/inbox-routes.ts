import { Hono } from "hono";
import type { Mailbox } from "./mailbox.ts";

export function createInboxRoutes(_mailbox: Mailbox): Hono {
  return new Hono();
}

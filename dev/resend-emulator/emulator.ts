import { Hono } from "hono";
import { createAccountRoutes } from "./account-routes.ts";
import { refuse } from "./answer.ts";
import { createApiRoutes, respond } from "./api-routes.ts";
import { createControlRoutes } from "./control-routes.ts";
import type { EmulatedDomain } from "./domains.ts";
import type { EmulatorOptions } from "./emulator-options.ts";
import type { EventSender } from "./events/event-sender.ts";
import type { EmulatedWebhook } from "./events/webhooks.ts";
import type { Faults } from "./faults.ts";
import { type ListeningServer, serveLocally } from "./http-server.ts";
import { createInboxRoutes } from "./inbox/inbox-routes.ts";
import { createProvider } from "./provider.ts";
import type { ReceivedCall, ReceivedMail } from "./received-mail.ts";

export interface ResendEmulator {
  /** Answers one request, whatever host it names; throws where a fault breaks the connection. */
  handle(request: Request): Promise<Response>;
  /** Accepted mails and submission calls, oldest first. */
  mails(): readonly ReceivedMail[];
  calls(): readonly ReceivedCall[];
  /** Registered by the API, oldest first. */
  webhooks(): readonly EmulatedWebhook[];
  /** Replaces the sending domains of the account. */
  setDomains(domains: readonly EmulatedDomain[]): void;
  /** Events of these mails that were answered, and that still wait. */
  events(): ReturnType<EventSender["counts"]>;
  /** Replaces all faults; `{}` switches them off. Throws on a mistake. */
  setFaults(faults: Faults): void;
  /** Forgets mails, calls, keys, counts and faults; options stay. */
  clear(): void;
  /** Serves API and inbox on 127.0.0.1; without a port on a free one. */
  listen(port?: number): Promise<ListeningServer>;
}

/**
 * A Resend account on this machine that keeps to the documented rules of POST /emails and /emails/batch, with
 * domains, webhooks that can be registered, faults to switch on and an inbox to look at. No mail ever leaves it.
 */
export function createResendEmulator(options: EmulatorOptions = {}): ResendEmulator {
  const provider = createProvider(options);
  const app = new Hono()
    .route("/", createApiRoutes(provider))
    .route("/", createAccountRoutes(provider))
    .route("/_emulator", createControlRoutes(provider))
    .route("/", createInboxRoutes(provider.mailbox))
    .notFound(() => respond(refuse("not_found")))
    .onError((error) => {
      throw error;
    });
  const handle = async (request: Request) => app.fetch(request);
  return {
    handle,
    mails: () => provider.mailbox.all(),
    calls: () => provider.calls.all(),
    webhooks: () => provider.webhooks.all(),
    setDomains: (domains) => provider.domains.set(domains),
    events: () => provider.events.counts(),
    setFaults: (faults) => provider.faults.set(faults),
    clear: () => provider.clear(),
    listen: (port = 0) => serveLocally(handle, port),
  };
}

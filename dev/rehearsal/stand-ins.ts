import { serveDeployed } from "../cloudflare-stand-in/deployed-site.ts";
import { type CloudflareStandIn, type Failure, startCloudflare } from "../cloudflare-stand-in/server.ts";
import { createBrokenConnection } from "../resend-emulator/broken-connection.ts";
import { createResendEmulator, type ResendEmulator } from "../resend-emulator/emulator.ts";
import { serveLocally } from "../resend-emulator/http-server.ts";

/** An empty account at Cloudflare, one at Resend, and whatever is deployed: all on this machine. */
export interface StandIns {
  /** Where what is deployed answers. */
  readonly publicUrl: string;
  readonly cloudflare: CloudflareStandIn;
  readonly resend: ResendEmulator;
  /** Where Resend's inbox can be looked at. */
  readonly resendUrl: string;
  /** Calls at Resend, in order: `POST /webhooks`. */
  readonly resendCalls: readonly string[];
  /** The call at Resend of this number (from 0, counted from now on) fails once. */
  failResendCall(number: number, how: Failure): void;
  /** What leads wrangler and set-up here. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const RESEND_KEY = "re_rehearsal_0123456789";

const STATUS = { error: 500, refusal: 403 };

export async function startStandIns(): Promise<StandIns> {
  const cloudflare = await startCloudflare();
  const site = await serveDeployed(cloudflare.account, "gazette");
  const resend = createResendEmulator({ apiKey: RESEND_KEY });
  const calls: string[] = [];
  let failing: { readonly call: number; readonly how: Failure } | null = null;
  const provider = await serveLocally(async (request) => {
    const failure = failing?.call === calls.length ? failing.how : null;
    calls.push(`${request.method} ${new URL(request.url).pathname}`);
    if (failure === "cut") throw createBrokenConnection();
    return failure === null ? resend.handle(request) : new Response("{}", { status: STATUS[failure] });
  }, 0);
  return {
    ...{ publicUrl: site.url.replace("127.0.0.1", "localhost"), cloudflare, resend },
    ...{ resendUrl: provider.url, resendCalls: calls },
    failResendCall: (number, how) => {
      failing = { call: calls.length + number, how };
    },
    environment: {
      ...{ CLOUDFLARE_API_BASE_URL: cloudflare.url, CLOUDFLARE_API_TOKEN: "token" },
      ...{ CLOUDFLARE_ACCOUNT_ID: "stand-in", RESEND_BASE_URL: provider.url, RESEND_API_KEY: RESEND_KEY },
    },
    close: async () => void (await Promise.all([cloudflare.close(), site.close(), provider.close()])),
  };
}

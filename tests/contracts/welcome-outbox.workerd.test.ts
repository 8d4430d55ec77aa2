import { env } from "cloudflare:workers";
import { describeWelcomeOutbox } from "./welcome-outbox-suite.ts";

describeWelcomeOutbox((env as unknown as { DB: D1Database }).DB);

import { env } from "cloudflare:workers";
import { describeOutbox } from "./suites/outbox-suite.ts";

describeOutbox((env as unknown as { DB: D1Database }).DB);

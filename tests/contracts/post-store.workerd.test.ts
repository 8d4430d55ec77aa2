import { env } from "cloudflare:workers";
import { describePostStore } from "./post-store-suite.ts";

describePostStore((env as unknown as { DB: D1Database }).DB);

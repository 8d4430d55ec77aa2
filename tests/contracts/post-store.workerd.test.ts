import { env } from "cloudflare:workers";
import { describePostStore } from "./suites/post-store-suite.ts";

describePostStore((env as unknown as { DB: D1Database }).DB);

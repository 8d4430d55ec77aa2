import { env } from "cloudflare:workers";
import { describeChangeLog } from "./suites/change-log-suite.ts";

describeChangeLog((env as unknown as { DB: D1Database }).DB);

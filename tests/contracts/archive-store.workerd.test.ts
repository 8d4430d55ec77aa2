import { env } from "cloudflare:workers";
import { describeArchiveStore } from "./suites/archive-store-suite.ts";

describeArchiveStore((env as unknown as { DB: D1Database }).DB);

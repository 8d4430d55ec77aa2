import { env } from "cloudflare:workers";
import { describeFeedStore } from "./suites/feed-store-suite.ts";

describeFeedStore((env as unknown as { DB: D1Database }).DB);

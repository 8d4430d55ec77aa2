import { env } from "cloudflare:workers";
import { describeFeedStore } from "./feed-store-suite.ts";

describeFeedStore((env as unknown as { DB: D1Database }).DB);

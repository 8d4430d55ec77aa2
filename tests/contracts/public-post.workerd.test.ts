import { env } from "cloudflare:workers";
import { describePublicPost } from "./suites/public-post-suite.ts";

describePublicPost((env as unknown as { DB: D1Database }).DB);

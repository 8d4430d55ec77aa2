import { env } from "cloudflare:workers";
import { describePublicPost } from "./public-post-suite.ts";

describePublicPost((env as unknown as { DB: D1Database }).DB);

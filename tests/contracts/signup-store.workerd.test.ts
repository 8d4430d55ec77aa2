import { env } from "cloudflare:workers";
import { describeSignupStore } from "./signup-store-suite.ts";

describeSignupStore((env as unknown as { DB: D1Database }).DB);

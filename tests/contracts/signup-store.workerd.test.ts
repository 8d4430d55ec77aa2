import { env } from "cloudflare:workers";
import { describeSignupStore } from "./suites/signup-store-suite.ts";

describeSignupStore((env as unknown as { DB: D1Database }).DB);

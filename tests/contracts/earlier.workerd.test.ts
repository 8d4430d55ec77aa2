import { env } from "cloudflare:workers";
import { describeEarlier } from "./suites/earlier-suite.ts";

describeEarlier((env as unknown as { DB: D1Database }).DB);

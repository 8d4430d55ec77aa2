import { env } from "cloudflare:workers";
import { describeDeliveryCounts } from "./suites/delivery-counts-suite.ts";

describeDeliveryCounts((env as unknown as { DB: D1Database }).DB);

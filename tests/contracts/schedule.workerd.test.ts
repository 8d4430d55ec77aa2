import { env } from "cloudflare:workers";
import { describeSchedule } from "./suites/schedule-suite.ts";

describeSchedule((env as unknown as { DB: D1Database }).DB);

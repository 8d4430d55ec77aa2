import { env } from "cloudflare:workers";
import { describeSchedule } from "./schedule-suite.ts";

describeSchedule((env as unknown as { DB: D1Database }).DB);

import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeSchedule } from "./schedule-suite.ts";

describeSchedule(createFakeD1Database());

import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeChangeLog } from "./change-log-suite.ts";

describeChangeLog(createFakeD1Database());

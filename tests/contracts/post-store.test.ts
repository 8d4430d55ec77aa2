import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describePostStore } from "./post-store-suite.ts";

describePostStore(createFakeD1Database());

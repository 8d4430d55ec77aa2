import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeEarlier } from "./earlier-suite.ts";

describeEarlier(createFakeD1Database());

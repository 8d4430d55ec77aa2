import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeSignupStore } from "./signup-store-suite.ts";

describeSignupStore(createFakeD1Database());

import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeWelcomeOutbox } from "./welcome-outbox-suite.ts";

describeWelcomeOutbox(createFakeD1Database());

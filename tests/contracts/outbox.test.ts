import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeOutbox } from "./outbox-suite.ts";

describeOutbox(createFakeD1Database());

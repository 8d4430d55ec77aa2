import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeArchiveStore } from "./archive-store-suite.ts";

describeArchiveStore(createFakeD1Database());

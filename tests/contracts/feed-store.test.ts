import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeFeedStore } from "./feed-store-suite.ts";

describeFeedStore(createFakeD1Database());

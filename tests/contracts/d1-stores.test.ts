import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describeArchiveStore } from "./suites/archive-store-suite.ts";
import { describeChangeLog } from "./suites/change-log-suite.ts";
import { describeDeliveryCounts } from "./suites/delivery-counts-suite.ts";
import { describeEarlier } from "./suites/earlier-suite.ts";
import { describeFeedStore } from "./suites/feed-store-suite.ts";
import { describeOutbox } from "./suites/outbox-suite.ts";
import { describePostStore } from "./suites/post-store-suite.ts";
import { describePublicPost } from "./suites/public-post-suite.ts";
import { describeSchedule } from "./suites/schedule-suite.ts";
import { describeSignupStore } from "./suites/signup-store-suite.ts";

/** Each over a database of its own; the same suites over the real D1 stand beside this file. */
const SUITES: readonly ((db: D1Database) => void)[] = [
  describeArchiveStore,
  describeChangeLog,
  describeDeliveryCounts,
  describeEarlier,
  describeFeedStore,
  describeOutbox,
  describePostStore,
  describePublicPost,
  describeSchedule,
  describeSignupStore,
];

for (const describeStore of SUITES) describeStore(createFakeD1Database());

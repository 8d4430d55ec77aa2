import { createFakeObjectStorage } from "../fakes/object-storage.ts";
import { describeUnknownBatches } from "./suites/unknown-batches-suite.ts";

describeUnknownBatches(async (test) => test(createFakeObjectStorage()));

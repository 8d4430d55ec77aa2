import { createFakeObjectStorage } from "../fakes/object-storage.ts";
import { describeUnknownBatches } from "./unknown-batches-suite.ts";

describeUnknownBatches(async (test) => test(createFakeObjectStorage()));

import { createFakeObjectStorage } from "../fakes/object-storage.ts";
import { describeLedger } from "./suites/ledger-suite.ts";

describeLedger(async (test) => test(createFakeObjectStorage()));

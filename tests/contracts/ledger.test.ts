import { createFakeObjectStorage } from "../fakes/object-storage.ts";
import { describeLedger } from "./ledger-suite.ts";

describeLedger(async (test) => test(createFakeObjectStorage()));

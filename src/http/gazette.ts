import type { checkAuthor } from "../usecases/callers/check-author.ts";
import type { checkCaller } from "../usecases/callers/check-caller.ts";
import type { checkHealth } from "../usecases/check-health.ts";
import type { Bound } from "./bound.ts";

/** The verbs of the product, bound to their adapters by `compose.ts`. */
export interface Gazette {
  readonly checkAuthor: Bound<typeof checkAuthor>;
  readonly checkCaller: Bound<typeof checkCaller>;
  readonly checkHealth: Bound<typeof checkHealth>;
  /** May this client send another form now? */
  readonly admitForm: (client: string) => Promise<boolean>;
}

export type { Bound };

import type { Bound } from "./bound.ts";

/** The verbs of the product, bound to their adapters by `compose.ts`. */
export interface Gazette {
  readonly health: () => Promise<boolean>;
}

export type { Bound };

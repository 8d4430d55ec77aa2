import type { Wrangler } from "./wrangler.ts";

/** What set-up and deployment know of the world. */
export interface Workshop {
  /** Of the project. */
  readonly root: string;
  readonly wrangler: Wrangler;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How long a host name that was just made may take to answer. */
  readonly patienceMs: number;
}

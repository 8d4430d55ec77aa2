import type { HumanVerdict } from "../../core/subscribers/human-verdict.ts";

/** Says whether a person stands behind a form. A token is good once. */
export interface HumanCheck {
  check(token: string, client: string | null): Promise<HumanVerdict>;
}

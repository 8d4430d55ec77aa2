import type { checkAuthor } from "../../usecases/access/check-author.ts";
import type { checkCaller } from "../../usecases/access/check-caller.ts";
import type { checkHealth } from "../../usecases/access/check-health.ts";
import type { Bound } from "./bound.ts";
import type { IssueVerbs } from "./issue-verbs.ts";
import type { PostVerbs } from "./post-verbs.ts";
import type { PreferenceVerbs } from "./preference-verbs.ts";
import type { SubscriberVerbs } from "./subscriber-verbs.ts";

/** The verbs of the product, bound to their adapters by `compose.ts`. */
export interface Gazette extends SubscriberVerbs, PreferenceVerbs, PostVerbs, IssueVerbs {
  readonly checkAuthor: Bound<typeof checkAuthor>;
  readonly checkCaller: Bound<typeof checkCaller>;
  readonly checkHealth: Bound<typeof checkHealth>;
  /** May this client send another form now? */
  readonly admitForm: (client: string) => Promise<boolean>;
  /** May this client present one more wrong token or signature now? */
  readonly admitWrongCaller: (client: string) => Promise<boolean>;
}

import type { Instant, SubscriberId } from "../ids.ts";
import type { Preferences } from "./preferences/preferences.ts";
import type { ConsentAct } from "./subscriber.ts";

/** One request to join, with its own choices and evidence. Id and moment are its name, in its link too. */
export interface Signup {
  readonly id: SubscriberId;
  readonly at: Instant;
  readonly address: string;
  readonly choices: Preferences;
  readonly consent: ConsentAct;
  /** Null: its mail is owed, and nothing runs out before that is submitted. */
  readonly expiresAt: Instant | null;
}

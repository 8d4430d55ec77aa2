import type { SubscriberId } from "../ids.ts";
import type { Language } from "../language.ts";

/** To whom notes go. */
export interface Author {
  /** Of the address, like a reader's. */
  readonly id: SubscriberId;
  readonly address: string;
  readonly language: Language;
}

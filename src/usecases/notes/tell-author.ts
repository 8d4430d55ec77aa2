import { selectSpokenLanguage } from "../../../templates/words/spoken-language.ts";
import { parseEmailAddress } from "../../core/email-address.ts";
import { defaultLanguage } from "../../core/language.ts";
import type { Author } from "../../core/notes/author.ts";
import type { Occasion } from "../../core/notes/occasion.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { stripName } from "../../core/strip-name.ts";
import type { AddressHasher } from "../../ports/access/address-hasher.ts";
import type { OccasionBook } from "../../ports/notes/occasion-book.ts";
import type { OutboxWaker } from "../../ports/outbox/outbox.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";

export interface TellDependencies {
  readonly newsletter: Pick<Newsletter, "authorEmail" | "languages">;
  readonly occasions: OccasionBook;
  readonly addressHasher: AddressHasher;
  readonly outboxWaker: OutboxWaker;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/**
 * The author is told of these, each once, by a mail that the outbox owes from now on. Idempotent, and may stop anywhere:
 * whoever notices an occasion notices it again until it is kept, and a tick wakes the outbox.
 */
export async function tellAuthor(deps: TellDependencies, occasions: readonly Occasion[]): Promise<void> {
  if (occasions.length === 0) return;
  const noted = await deps.occasions.note(occasions, await findAuthor(deps), deps.clock.now());
  for (const occasion of noted) deps.log.record("occasion.noted", { occasion });
  if (noted.length > 0) await deps.outboxWaker.wake();
}

/** The settings name an address with or without a name around it; the mail's own words are in the first language. */
async function findAuthor({ newsletter, addressHasher }: TellDependencies): Promise<Author | null> {
  const { authorEmail, languages } = newsletter;
  if (authorEmail === null) return null;
  const parsed = parseEmailAddress(stripName(authorEmail));
  if (!parsed.ok) return null;
  const id = await addressHasher.hash(parsed.value.folded);
  return { id, address: parsed.value.address, language: selectSpokenLanguage(defaultLanguage(languages)) };
}

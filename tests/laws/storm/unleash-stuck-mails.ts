import type { Cast } from "./cast.ts";
import { does } from "./cast.ts";
import { HOUR, MINUTE, START } from "./draw-schedule.ts";
import type { Random } from "./random.ts";
import { OWED_MAIL_POISON } from "./row-poisons.ts";
import { signUp } from "./unleash-signups.ts";
import { letPoisonWait } from "./unleash-spoils.ts";

/** Mails that get stuck are drawn from here, apart from everything before them. */
export const STUCK_APART = 920_000_000;

/**
 * In one storm of eight two people sign up, and the mail of one of them cannot be read for a while or for good, sometimes
 * when its first attempt is in doubt already. A third comes later, so that somebody looks at what is owed.
 */
export function unleashStuckMails(cast: Cast, random: Random): void {
  if (!random.happens(1 / 8)) return;
  const at = START + random.integer(0, 30 * MINUTE);
  const secondAt = at + random.integer(2_000, 25_000);
  const lastsMs = random.integer(20, 90) * MINUTE;
  const isForGood = random.happens(1 / 3);
  if (random.happens(0.5))
    does(cast, at, "the provider swallows its replies for a minute", () =>
      cast.world.provider.setMode("swallows-replies", at + MINUTE),
    );
  signUp(cast, "stuck-1@example.com", "client-0", at, random);
  letPoisonWait(cast, secondAt, { poison: OWED_MAIL_POISON, random, isForGood, lastsMs });
  signUp(cast, "stuck-2@example.com", "client-0", secondAt, random);
  for (const laterMs of [random.integer(1, 15) * MINUTE, random.integer(15, 60) * MINUTE])
    if (secondAt + laterMs < START + HOUR)
      signUp(cast, `later-${laterMs}@example.com`, "client-0", secondAt + laterMs, random);
}

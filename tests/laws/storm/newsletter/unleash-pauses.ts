import { createD1NewsletterPause } from "../../../../src/adapters/d1/schedule/newsletter-pause.ts";
import { pauseNewsletter, resumeNewsletter } from "../../../../src/usecases/schedule/pause-newsletter.ts";
import type { GivenPause } from "../../judges/records-of-sending.ts";
import { type Cast, does, drawMoment } from "../cast.ts";
import { MINUTE } from "../draw-schedule.ts";
import type { Random } from "../random.ts";

/** What has to do with the newsletter as a whole is drawn from here. */
export const NEWSLETTER_APART = 1_700_000;

/**
 * In one storm of seven the author pauses the whole newsletter, mostly some milliseconds after a request has left, and
 * resumes it later; once more when the storm is over, since either may have been cut off.
 */
export function unleashPauses(cast: Cast, random: Random): void {
  if (!random.happens(0.14)) return;
  const { records, storm } = cast.world;
  const [afterRequests, laterMs, lasts] = [
    random.integer(1, 8),
    random.integer(0, 250),
    random.integer(1_000, 30 * MINUTE),
  ];
  const pauseAt = (at: number) => {
    give(cast, at, "pause");
    give(cast, at + lasts, "resume");
  };
  if (random.happens(0.3)) pauseAt(drawMoment(cast, random));
  else {
    let left = 0;
    records.listeners.push(() => {
      left += 1;
      if (left === afterRequests) pauseAt(storm.time.now() + laterMs);
    });
  }
  for (const later of [1, 2, 3]) give(cast, cast.endAt + later * 10_000, "resume");
}

const give = (cast: Cast, at: number, wish: GivenPause["wish"]) =>
  does(cast, at, `the author tells the whole newsletter to ${wish}`, () =>
    cast.world.invoke(`newsletter-${wish}`, async ({ issues }) => {
      const { records } = cast.world;
      const given: GivenPause = { wish, begun: records.nextOrder(), answered: null };
      records.pauses.push(given);
      const deps = { ...issues, pause: createD1NewsletterPause(issues.db) };
      const answer = await (wish === "pause" ? pauseNewsletter(deps) : resumeNewsletter(deps));
      if (answer.ok) given.answered = records.nextOrder();
    }),
  );

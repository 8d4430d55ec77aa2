import { type Cast, does, drawMoment } from "./cast.ts";
import { MINUTE } from "./draw-schedule.ts";

/** A row that becomes unreadable, and how it is mended: both leave alone what was written in between. */
interface Poison {
  readonly what: string;
  readonly spoil: string;
  readonly mend: string;
}

const POISONS: readonly Poison[] = [
  {
    what: "where a cadence stands",
    spoil:
      "UPDATE cadences SET slot_date = '{' || COALESCE(slot_date, '') WHERE cadence = ?1 AND COALESCE(slot_date, '') NOT LIKE '{%'",
    mend: "UPDATE cadences SET slot_date = NULLIF(substr(slot_date, 2), '') WHERE cadence = ?1 AND slot_date LIKE '{%'",
  },
  {
    what: "the tags of a post",
    spoil: "UPDATE posts SET tags = '{' || tags WHERE id = ?1 AND tags NOT LIKE '{%'",
    mend: "UPDATE posts SET tags = substr(tags, 2) WHERE id = ?1 AND tags LIKE '{%'",
  },
  {
    what: "what an issue of a cadence reported",
    spoil: "UPDATE issues SET progress = '{' WHERE cadence = ?1 AND closed_at IS NULL",
    mend: "UPDATE issues SET progress = '{}' WHERE cadence = ?1 AND progress = '{'",
  },
];

/** In one storm of three rows become unreadable; each can be read again before the storm is over. */
export function unleashPoison(cast: Cast): void {
  const { poison, world, endAt } = cast;
  if (!poison.happens(1 / 3)) return;
  for (let times = poison.integer(1, 4); times > 0; times -= 1) {
    const { what, spoil, mend } = poison.pick(POISONS);
    const id = what.includes("post") ? poison.pick(cast.posts).id : poison.pick(world.newsletter.cadences);
    const at = drawMoment(cast, poison);
    const mendedAt = Math.min(endAt, at + poison.integer(1, 90) * MINUTE);
    does(cast, at, `${what} cannot be read (${id})`, () => {
      world.records.spoilt.add(id);
      void world.db.prepare(spoil).bind(id).run();
    });
    does(
      cast,
      mendedAt,
      `${what} can be read again (${id})`,
      () => void world.db.prepare(mend).bind(id).run(),
    );
  }
}

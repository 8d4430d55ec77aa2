import { saveSubscriber } from "../../../src/usecases/subscribers/records/save-subscriber.ts";
import { hashAddress } from "../world/stand-ins.ts";
import { type Cast, does } from "./cast.ts";
import { addressOf, START } from "./draw-schedule.ts";

/** Readers move to another zone or choose another hour, mostly between the planning of an issue and their wave. */
export function unleashMoves(cast: Cast): void {
  if (cast.world.newsletter.deliverIn !== "reader") return;
  for (let times = cast.hours.integer(0, 6); times > 0; times -= 1) {
    const reader = cast.hours.integer(0, cast.readers - 1);
    move(cast, reader, cast.hours.integer(START, cast.endAt));
  }
}

function move(cast: Cast, reader: number, at: number): void {
  const hour = cast.drawHour();
  const id = hashAddress(addressOf(reader));
  does(cast, at, `reader ${reader} moves to ${JSON.stringify(hour)}`, () =>
    cast.world.invoke(`move-${reader}`, ({ subscribers }) =>
      saveSubscriber(subscribers, { id, at }, async ({ record }) => ({
        answer: null,
        save: record?.status === "active" ? { record: { ...record, ...hour }, unsubscription: "keep" } : null,
      })),
    ),
  );
}

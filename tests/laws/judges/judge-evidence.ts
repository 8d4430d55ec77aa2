import type { ActiveSubscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { World } from "../world/world.ts";
import type { CommittedChange, TakenRequest } from "./records.ts";

/** A call takes nine seconds there and nine back where it is slow. */
const SLOW_MS = 20_000;

/**
 * Whoever of a crowd is confirmed carries the choices and the evidence of the very request whose link was pressed, and
 * every request that was taken down is one that somebody asked for.
 */
export function judgeEvidence(world: World): readonly string[] {
  const crowd = new Set(world.records.asked.map(({ id }) => id));
  return [
    ...world.records.takenDown
      .filter((request) => crowd.has(request.id) && !isAskedFor(world, request))
      .map(({ id }) => `a request of ${id} was taken down, and nobody asked for it like that`),
    ...world.records.changes
      .filter(({ id }) => crowd.has(id))
      .flatMap((change) => judgeConfirmation(world, change)),
  ];
}

const isAskedFor = ({ records }: World, { id, cadence, consent }: TakenRequest) =>
  records.asked.some(
    (asked) =>
      asked.id === id &&
      asked.client === consent.client &&
      asked.cadence === cadence &&
      consent.at >= asked.askedAt &&
      consent.at - asked.askedAt < SLOW_MS,
  );

function judgeConfirmation({ records }: World, { id, record }: CommittedChange): readonly string[] {
  if (record?.status !== "active") return [];
  const pressed = records.presses.filter((press) => press.id === id).map(({ issuedAt }) => issuedAt);
  const theirs = records.takenDown.filter((request) => request.id === id && pressed.includes(request.at));
  const named = theirs.filter(({ at }, index) => !theirs.slice(index + 1).some((later) => later.at === at));
  return named.some((request) => carries(record, request))
    ? []
    : [`${id} confirmed with the evidence of another request than the link's`];
}

const carries = (record: ActiveSubscriber, { cadence, consent }: TakenRequest) =>
  record.cadence === cadence && JSON.stringify(record.consent.signup) === JSON.stringify(consent);

import type { DeliveryEventType } from "../../src/core/deliveries/delivery-event.ts";
import type { createLocalAuthor } from "../stage/local-author.ts";
import type { DrawnEvent } from "./draw-events.ts";

/** As the issue shows them: a bounce for now is none. */
export type ShownCounts = Readonly<Record<"delivered" | "bounced" | "complained", number>>;

export function countShown(events: readonly DrawnEvent[]): ShownCounts {
  const count = (type: DeliveryEventType) => events.filter((event) => event.type === type).length;
  const bounced = events.filter(({ type, suppresses }) => type === "bounced" && suppresses).length;
  return { delivered: count("delivered"), bounced, complained: count("complained") };
}

export const listSuppressed = (events: readonly DrawnEvent[]): ReadonlySet<string> =>
  new Set(events.filter(({ suppresses }) => suppresses).map(({ address }) => address));

/** Looks at a time; more would only wait for each other. */
const AT_ONCE = 20;

/** How many of these readers have other events in the issue than were sent. */
export async function countMistold(
  author: Pick<ReturnType<typeof createLocalAuthor>, "call">,
  issue: string,
  readers: readonly string[],
  sent: readonly DrawnEvent[],
): Promise<number> {
  const expected = Map.groupBy(sent, ({ address }) => address);
  let next = 0;
  let mistold = 0;
  const work = async () => {
    while (next < readers.length) {
      const address = readers[next] ?? "";
      next += 1;
      const answer = await author.call(`/api/issues/${issue}/recipients/${encodeURIComponent(address)}`);
      const { events } = (await answer.json()) as { readonly events: readonly EventView[] };
      if (write(events) !== write((expected.get(address) ?? []).map(show))) mistold += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return mistold;
}

interface EventView {
  readonly type: DeliveryEventType;
  readonly at: string;
}

const show = ({ type, at }: DrawnEvent): EventView => ({ type, at: new Date(at).toISOString() });
const write = (events: readonly EventView[]) =>
  JSON.stringify(events.map(({ type, at }) => `${at} ${type}`).sort());

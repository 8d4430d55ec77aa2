import type { DeliveryFact } from "../../../../src/core/deliveries/delivery-event.ts";
import { deriveSuppression } from "../../../../src/core/deliveries/delivery-event.ts";
import type { SubscriberId } from "../../../../src/core/ids.ts";
import { recordDelivery } from "../../../../src/usecases/deliveries/record-delivery.ts";
import { requestIssue } from "../../../../src/usecases/schedule/request-issue.ts";
import {
  suppressSubscriber,
  unsuppressSubscriber,
} from "../../../../src/usecases/subscribers/author/suppress-subscriber.ts";
import { buildEvent } from "../../../builders/delivery-events.ts";
import type { GivenReport } from "../../judges/records-of-deliveries.ts";
import type { Delivery } from "../../world/provider.ts";
import { hashAddress } from "../../world/stand-ins.ts";
import { type Cast, does, drawMoment } from "../cast.ts";
import { addressOf, MINUTE, START } from "../draw-schedule.ts";
import type { Random } from "../random.ts";
import { comeBack } from "./come-back.ts";

/** What is reported of mails, and what its people do then, is drawn from here, apart from everything before. */
export const DELIVERIES_APART = 1_500_000;

/** What may be reported of one mail, in the order that it happens. */
const FATES: readonly (readonly DeliveryFact[])[] = [
  ["delivered"],
  ["delivered"],
  ["delivery_delayed", "delivered"],
  ["delivered", "complained"],
  ["bounced"],
  ["delivery_delayed", "bounced_softly"],
  ["bounced_softly"],
  ["delivered", "bounced_softly"],
  ["failed"],
  ["suppressed"],
];
/** Of an old list. */
const BAD_FATES: typeof FATES = [["bounced"], ["bounced"], ["delivered", "complained"], ["delivered"]];
/** The provider's own patience, shortened; the last time is when the storm is over. */
const REPEATS_MS = [5_000, 5 * MINUTE, 30 * MINUTE] as const;

/** So long after the report before it: its counts are on their way then. */
const AS_COUNTS_ARE_WRITTEN = 2_010;

/** One event as it is sent again and again until it is answered. */
interface Event {
  readonly report: GivenReport;
  readonly body: string;
}

/**
 * In one storm of four the provider reports what becomes of mails: late, twice, in any order, and again until somebody
 * says that it is kept. Whoever is barred comes back in every way; the author bars and lifts; and once all is over
 * everybody is written to once more.
 */
export function unleashDeliveries(cast: Cast, random: Random): void {
  if (!random.happens(1 / 4)) return;
  const { provider } = cast.world;
  const share = random.pick([0.2, 0.5, 0.9]);
  const fates = random.happens(1 / 3) ? BAD_FATES : FATES;
  provider.takers.push((delivery) => {
    if (delivery.key.startsWith("note-")) return; // its author's own mail bars nobody
    if (random.happens(share) && cast.world.storm.time.now() < cast.endAt)
      reportOf(cast, random, delivery, fates);
  });
  for (let times = random.integer(0, 4); times > 0; times -= 1) reportEarlier(cast, random);
  if (random.happens(0.5)) reportWhileRefused(cast, random);
  for (let times = random.integer(0, 2); times > 0; times -= 1) reportForeign(cast, random);
  for (let times = random.pick([0, 0, 1, 2]); times > 0; times -= 1)
    suppressByHand(cast, random, drawReader(cast, random), drawMoment(cast, random));
  for (const at of [drawMoment(cast, random), cast.endAt - MINUTE, cast.endAt + 40 * MINUTE])
    writeToAll(cast, at, `once-more-${at}`, random);
}

const drawReader = (cast: Cast, random: Random) => addressOf(random.integer(0, cast.readers - 1));

function reportOf(cast: Cast, random: Random, { address, issue, key }: Delivery, fates: typeof FATES): void {
  let at = cast.world.storm.time.now();
  const lateness = random.happens(0.3) ? drawLateness(random) : null;
  for (const fact of random.pick(fates)) {
    at += random.pick([random.integer(1, 2_000), random.integer(1, 60_000), AS_COUNTS_ARE_WRITTEN]);
    const tags = issue === null ? { kind: "confirmation" } : { issue, cadence: "weekly" };
    send(cast, random, { address, issue, fact, at, tags, mail: key }, lateness);
  }
}

/** Of the confirmation of long ago: whoever is barred so may be in a batch that is refused at that moment. */
function reportEarlier(cast: Cast, random: Random, at = drawMoment(cast, random)): void {
  const fact = random.pick<DeliveryFact>(["complained", "bounced", "suppressed", "bounced_softly"]);
  const address = drawReader(cast, random);
  send(cast, random, { address, issue: null, fact, at, tags: { kind: "confirmation" }, mail: "earlier" });
}

/** While batches are certainly refused: they may go on without whoever is barred, and must. */
function reportWhileRefused(cast: Cast, random: Random): void {
  const { provider, storm } = cast.world;
  const mode = random.pick(["rate", "rate", "daily-quota"] as const);
  const beginsAt = drawMoment(cast, random);
  const lasts = random.integer(5_000, 5 * MINUTE);
  does(cast, beginsAt, `the provider is ${mode} for ${lasts / 1000} s, and reports`, () =>
    provider.setMode(mode, beginsAt + lasts),
  );
  for (let times = random.integer(2, 8); times > 0; times -= 1)
    reportEarlier(cast, random, Math.max(storm.time.now(), beginsAt + random.integer(0, lasts)));
}

/** Of mail that another program sends, or another newsletter of the same account. */
function reportForeign(cast: Cast, random: Random): void {
  const tags = random.pick([{ issue: "weekly-1999-01-04" }, { campaign: "spring" }]);
  const [address, at] = [drawReader(cast, random), drawMoment(cast, random)];
  const body = write({ address, fact: "complained", at, tags, mail: "foreign" });
  does(cast, at, `the provider reports of somebody else's mail to ${address}`, () =>
    cast.world.invoke("report-foreign", ({ reporting }) => recordDelivery(reporting, { headers: {}, body })),
  );
}

interface Happening {
  readonly address: string;
  readonly fact: DeliveryFact;
  readonly at: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly mail: string;
}

function write({ address, fact, at, tags, mail }: Happening): string {
  const type = fact === "bounced_softly" ? "bounced" : fact;
  const bounce = { type: fact === "bounced" ? "Permanent" : "Transient", message: `no ${address}` };
  const data = type === "bounced" ? { data: { bounce } } : {};
  return JSON.stringify(
    buildEvent(type, { mail, to: address, at: new Date(at).toISOString(), tags, ...data }),
  );
}

function send(
  cast: Cast,
  random: Random,
  happening: Happening & { readonly issue: string | null },
  lateness: number | null = null,
): void {
  const { fact, address, issue, at } = happening;
  const spelled = random.pick([address, address.toUpperCase(), address.replace("r", "R")]);
  const body = write({ ...happening, address: spelled });
  const event: Event["report"] = {
    id: hashAddress(address),
    issue,
    fact,
    bars: deriveSuppression(fact),
    at,
    begun: Number.POSITIVE_INFINITY,
    answered: null,
  };
  const times = random.pick([1, 1, 1, 2]);
  for (let time = 0; time < times; time += 1)
    deliver(cast, random, { report: event, body }, at + (lateness ?? drawLateness(random)), 0);
}

const drawLateness = (random: Random) =>
  random.pick([random.integer(1, 3_000), random.integer(1, 3_000), random.integer(1, 20 * MINUTE)]);

/** Again until it is answered that it is kept; a sender whose call was cut off hears nothing. */
function deliver(cast: Cast, random: Random, { report, body }: Event, at: number, attempt: number): void {
  const { records, storm } = cast.world;
  does(cast, at, `the provider reports ${report.fact} of ${report.id.slice(0, 6)}`, () => {
    const own: GivenReport = { ...report, begun: records.nextOrder(), answered: null };
    records.reports.push(own);
    cast.world.invoke(`report-${report.id.slice(0, 6)}`, async ({ reporting }) => {
      const outcome = await recordDelivery(reporting, { headers: {}, body });
      if (!outcome.ok) return;
      own.answered = records.nextOrder();
      if (report.bars !== null) followUp(cast, random, report.id, storm.time.now());
    });
    const later = REPEATS_MS[attempt];
    const again =
      later === undefined ? Math.max(cast.endAt, storm.time.now()) + MINUTE : storm.time.now() + later;
    if (attempt <= REPEATS_MS.length)
      storm.time.schedule(again - 1, () => {
        if (own.answered === null) deliver(cast, random, { report, body }, again, attempt + 1);
        return false;
      });
  });
}

/** Whoever is barred comes back; sometimes the author lifts it, sometimes by mistake at the same moment. */
function followUp(cast: Cast, random: Random, id: SubscriberId, now: number): void {
  const address = findAddress(cast, id);
  if (address === null || now >= cast.endAt) return;
  if (random.happens(0.7)) comeBack(cast, random, address, now + random.integer(1, 10 * MINUTE));
  if (random.happens(0.15)) lift(cast, id, now + random.pick([1, random.integer(1, 15 * MINUTE)]));
}

const findAddress = (cast: Cast, id: SubscriberId) =>
  Array.from({ length: cast.readers + 5 }, (_, number) => addressOf(number)).find(
    (address) => hashAddress(address) === id,
  ) ?? null;

function lift(cast: Cast, id: SubscriberId, at: number): void {
  const { records } = cast.world;
  does(cast, at, `the author lifts the suppression of ${id.slice(0, 6)}`, () => {
    const given = { id, at, begun: records.nextOrder(), answered: null as number | null };
    records.lifts.push(given);
    cast.world.invoke(`lift-${id.slice(0, 6)}`, async ({ reporting }) => {
      const answer = await unsuppressSubscriber(reporting, { addressOrId: id });
      if (answer.ok) given.answered = records.nextOrder();
    });
  });
}

function suppressByHand(cast: Cast, random: Random, address: string, at: number): void {
  const { records } = cast.world;
  const id = hashAddress(address);
  does(cast, at, `the author suppresses ${address}`, () => {
    const given: GivenReport = {
      ...{ id, issue: null, fact: null, bars: "manual", at },
      begun: records.nextOrder(),
      answered: null,
    };
    records.reports.push(given);
    cast.world.invoke(`suppress-${id.slice(0, 6)}`, async ({ reporting }) => {
      const answer = await suppressSubscriber(reporting, { addressOrId: address });
      if (!answer.ok) return;
      given.answered = records.nextOrder();
      followUp(cast, random, id, at);
    });
  });
}

/** A special is for everybody: whoever is barred by then is in its roster, and must be in no batch of it. */
function writeToAll(cast: Cast, at: number, webhookId: string, random: Random): void {
  if (at < START || cast.posts.length === 0) return;
  const posts = [random.pick(cast.posts).id];
  const request = { cadence: null, posts, dryRun: false, testTo: null, holdMinutes: null, webhookId };
  does(cast, at, `the author writes to everybody: ${posts.join()}`, () =>
    cast.world.invoke(webhookId, ({ issues }) => requestIssue(issues, request)),
  );
}

import { RESEND_TERMS } from "../../../src/adapters/resend/terms.ts";
import { deriveRepeatMs } from "../../../src/core/provider/terms.ts";
import { HOUR, MINUTE } from "../storm/draw-schedule.ts";
import type { Delivery } from "../world/provider.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import type { AskedSignup } from "./records.ts";
import { mayBeBarred } from "./records-of-deliveries.ts";

interface SignupDelivery extends Delivery {
  /** Address and moment: the request that its link names. */
  readonly request: string;
}

/** Every accepted signup gets its mail, within the throttle, and once for each request as long as its key lives. */
export function judgeSignups(world: World): readonly string[] {
  const mails = world.provider.deliveries.flatMap((one): SignupDelivery[] => {
    const request = /^signup-\w+-\d+/.exec(one.key)?.[0];
    return request === undefined ? [] : [{ ...one, request }];
  });
  return [...findForgotten(world, mails), ...findHasty(world, mails), ...findRepeated(world, mails)];
}

/** A mail that comes after somebody asked is theirs, too: of several requests of one address the latest speaks for all. */
function findForgotten(world: World, mails: readonly SignupDelivery[]): readonly string[] {
  const { records, provider } = world;
  const isSettled = ({ id, askedAt }: AskedSignup) =>
    records.changes.some((change) => change.id === id && change.committedAt >= askedAt);
  return records.signups
    .filter((signup) => !provider.refusedAlone.has(signup.email) && !isSettled(signup))
    .filter((signup) => !isStuck(world, signup) && !mayBeBarred(records, signup.id))
    .filter((signup) => !mails.some((mail) => mail.address === signup.email && mail.at >= signup.askedAt))
    .map(({ email, client }) => `${email} signed up from ${client} and never got a mail`);
}

/** The mail that speaks for it cannot be read: a later one of that address goes all the same. */
const isStuck = ({ spoils }: World, { id, askedAt }: AskedSignup) =>
  spoils.ever.some(
    ({ isForGood, poison, name, whose }) =>
      isForGood &&
      poison.table === "owed_mails" &&
      whose === id &&
      askedAt <= Number(name.split("/")[2]) + SAME_MOMENT_MS,
  );

/** Requests of one moment are named one millisecond after the other. */
const SAME_MOMENT_MS = 1000;

/**
 * One mail to an address in ten minutes, three a UTC day. A mail of unknown outcome starts no throttle where its reader
 * confirms or leaves, which settles it, and an erasure forgets the throttle: what came between two mails excuses them.
 */
function findHasty({ records }: World, mails: readonly SignupDelivery[]): readonly string[] {
  return [...Map.groupBy(mails, ({ address }) => address)].flatMap(([address, all]) => {
    const changes = records.changes.filter(({ id }) => id === hashAddress(address));
    const isBetween = (from: number, to: number) =>
      changes.some(({ committedAt }) => committedAt >= from && committedAt <= to);
    const firsts = all.filter(
      (mail, index) => all.findIndex((one) => one.request === mail.request) === index,
    );
    const isHasty = firsts.some(({ at }, index) => {
      const before = firsts[index - 1]?.at;
      return before !== undefined && at - before < 10 * MINUTE && !isBetween(before, at);
    });
    const days = Map.groupBy(firsts, ({ at }) => Math.floor(at / (24 * HOUR)));
    const isFlooded = changes.length === 0 && [...days.values()].some((day) => day.length > 3);
    return isHasty || isFlooded
      ? [`${address} got ${firsts.length} mails faster than the throttle allows`]
      : [];
  });
}

/** A key counts from the slice that begins an attempt; its request may wait for a start. */
const WAIT_MS = 10 * MINUTE;

function findRepeated({ provider }: World, mails: readonly SignupDelivery[]): readonly string[] {
  return [...Map.groupBy(mails, ({ request }) => request)].flatMap(([request, all]) => {
    const begun = [...new Set(all.map(({ key }) => key))].map((key) => provider.firstAsked.get(key) ?? 0);
    const isTooSoon = begun.some(
      (at, index) => index > 0 && at - (begun[index - 1] ?? 0) < deriveRepeatMs(RESEND_TERMS) - WAIT_MS,
    );
    return isTooSoon ? [`${request} was mailed ${all.length} times while its key lived`] : [];
  });
}

import { askMagicLink } from "../../../../src/usecases/preferences/ask-magic-link.ts";
import { mailLink } from "../../../../src/usecases/preferences/mail-link.ts";
import { eraseSubscriber } from "../../../../src/usecases/subscribers/author/erase-subscriber.ts";
import { importSubscribers } from "../../../../src/usecases/subscribers/author/import-subscribers.ts";
import { confirmSignup } from "../../../../src/usecases/subscribers/signup/confirm-signup.ts";
import { subscribe } from "../../../../src/usecases/subscribers/signup/subscribe.ts";
import { hashAddress, signer } from "../../world/stand-ins.ts";
import type { World } from "../../world/world.ts";
import { choose } from "../answered-acts.ts";
import { type Cast, does } from "../cast.ts";
import { START } from "../draw-schedule.ts";
import type { Random } from "../random.ts";

type Worker = Parameters<Parameters<World["invoke"]>[1]>[0];
type Way = (worker: Worker, address: string, cast: Cast, random: Random) => Promise<unknown>;

const WAYS: Readonly<Record<string, Way>> = {
  "by the form": (worker, address, cast, random) => signUp(worker, address, cast, random, "form"),
  "by the API": (worker, address, cast, random) => signUp(worker, address, cast, random, "json"),
  "by a link of long ago": async ({ subscribers }, address, { world }) => {
    const mail = world.provider.deliveries.findLast(
      (one) => one.address.toLowerCase() === address && one.text.includes("confirm?token="),
    );
    const token = /confirm\?token=([\w%.~-]+)/.exec(mail?.text ?? "")?.[1];
    if (token === undefined) return;
    const where = { language: "en", origin: null, client: null } as const;
    await confirmSignup(subscribers, { token: decodeURIComponent(token), ...where });
  },
  "by a file": ({ subscribers }, address, _, random) =>
    importSubscribers(subscribers, { csv: `email,status\n${dress(random, address)},active\n` }),
  "by their preferences": ({ subscribers }, address, { world }, random) =>
    choose(world.records, subscribers, hashAddress(address), {
      cadence: random.pick(world.newsletter.cadences),
    }),
  "by asking for a link": async ({ subscribers }, address) => {
    const id = hashAddress(address);
    const token = await signer.sign({ purpose: "manage", id, issuedAt: START });
    await askMagicLink(subscribers, { token, language: "en" });
  },
  "by asking for a link by their address": ({ subscribers }, address, _, random) =>
    mailLink(subscribers, { email: respell(random, address), client: null }),
  "erased and by a file": async ({ subscribers }, address, _, random) => {
    await eraseSubscriber(subscribers, { addressOrId: address });
    await importSubscribers(subscribers, { csv: `email,status\n${dress(random, address)},active\n` });
  },
  "erased and by the form": async (worker, address, cast, random) => {
    await eraseSubscriber(worker.subscribers, { addressOrId: address });
    await signUp(worker, address, cast, random, "form");
  },
};

/** Somebody who is written to no more tries to be a reader again, in one of all ways. */
export function comeBack(cast: Cast, random: Random, address: string, at: number): void {
  const [way, takes] = random.pick(Object.entries(WAYS));
  cast.world.records.topicChoices.add(hashAddress(address));
  does(cast, at, `${address} comes back ${way}`, () =>
    cast.world.invoke(`back-${address}`, (worker) => takes(worker, address, cast, random)),
  );
}

const respell = (random: Random, address: string) =>
  random.pick([address, address.toUpperCase(), ` ${address} `, address.replace("example", "Example")]);

const dress = (random: Random, address: string) =>
  random.pick([respell(random, address), `Ada <${respell(random, address).trim()}>`]);

function signUp(worker: Worker, address: string, cast: Cast, random: Random, via: "form" | "json") {
  const facts = { via, pageLanguage: "en", zoneHint: null, origin: null, client: null } as const;
  const cadence = random.pick(cast.world.newsletter.cadences);
  const choices = { email: respell(random, address), languages: ["en"], topics: [], cadence };
  return subscribe(worker.subscribers, { ...facts, ...choices });
}

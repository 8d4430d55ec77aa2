import type { PreferenceInput } from "../../../src/core/subscribers/preferences/parse-preferences.ts";
import { subscribe } from "../../../src/usecases/subscribers/signup/subscribe.ts";
import { hashAddress } from "../world/stand-ins.ts";
import { choose, confirm, leave } from "./answered-acts.ts";
import { type Cast, does, drawMoment } from "./cast.ts";
import { addressOf, drawLanguages, drawTopics, HOUR, MINUTE, START, TOPICS } from "./draw-schedule.ts";

/** Readers leave, come back, change their mind and join, mostly while an issue is on its way. */
export function unleashReaders(cast: Cast): void {
  const { random } = cast.world.storm;
  const known = () => random.integer(0, cast.readers - 1);
  for (let times = random.integer(0, 6); times > 0; times -= 1) leaves(cast, known(), drawMoment(cast));
  for (let times = random.integer(0, 5); times > 0; times -= 1) change(cast, known(), drawMoment(cast));
  for (let times = random.integer(0, 3); times > 0; times -= 1)
    join(cast, cast.readers + times, drawMoment(cast));
  for (let times = random.integer(0, 2); times > 0; times -= 1) {
    const reader = known();
    const at = drawMoment(cast);
    leaves(cast, reader, at);
    join(cast, reader, at + random.integer(100, 20_000));
  }
}

function leaves(cast: Cast, reader: number, at: number): void {
  does(cast, at, `reader ${reader} leaves`, () =>
    cast.world.invoke(`leave-${reader}`, ({ subscribers }) =>
      leave(cast.world.records, subscribers, hashAddress(addressOf(reader)), START - HOUR),
    ),
  );
}

function change(cast: Cast, reader: number, at: number): void {
  const { random } = cast.world.storm;
  const cadence = { cadence: random.pick(cast.world.newsletter.cadences) };
  const choice = random.pick([
    cadence,
    cadence,
    { languages: drawLanguages(random) },
    { topics: drawTopics(random).map((number) => TOPICS[number - 1]?.slug) },
    { pauseUntil: "2026-12-02" },
  ]);
  if ("topics" in choice) cast.world.records.topicChoices.add(hashAddress(addressOf(reader)));
  chooses(cast, reader, at, choice);
  if ("pauseUntil" in choice) chooses(cast, reader, at + random.integer(1, 100) * MINUTE, { pauseUntil: "" });
  if ("cadence" in choice && random.happens(0.5))
    chooses(cast, reader, drawMoment(cast), { cadence: random.pick(cast.world.newsletter.cadences) });
}

const chooses = (cast: Cast, reader: number, at: number, choice: PreferenceInput) =>
  does(cast, at, `reader ${reader} chooses ${JSON.stringify(choice)}`, () =>
    cast.world.invoke(`change-${reader}`, ({ subscribers }) =>
      choose(cast.world.records, subscribers, hashAddress(addressOf(reader)), choice),
    ),
  );

/** Signs up, finds the mail, presses the button: each step may fail, and then nobody has joined. */
function join(cast: Cast, reader: number, at: number): void {
  const { random } = cast.world.storm;
  const email = addressOf(reader);
  const choice = {
    languages: [...drawLanguages(random)],
    cadence: random.pick(cast.world.newsletter.cadences),
    topics: [],
  };
  const facts = { via: "json", pageLanguage: "en", zoneHint: null, origin: null, client: null } as const;
  cast.world.records.topicChoices.add(hashAddress(email));
  does(cast, at, `reader ${reader} signs up ${JSON.stringify(choice)}`, () =>
    cast.world.invoke(`join-${reader}`, ({ subscribers }) =>
      subscribe(subscribers, { ...facts, ...choice, email }),
    ),
  );
  const presses = random.pick([1, 1, 2]);
  for (let press = 0; press < presses; press += 1) {
    does(cast, at + random.integer(500, 10_000), `reader ${reader} looks for the mail`, () => {
      const mail = cast.world.provider.deliveries.findLast(
        (one) => one.address === email && one.issue === null,
      );
      const token = /confirm\?token=([\w%.~-]+)/.exec(mail?.text ?? "")?.[1];
      if (token === undefined) return;
      cast.world.invoke(`confirm-${reader}`, ({ subscribers }) =>
        confirm(cast.world.records, subscribers, decodeURIComponent(token)),
      );
    });
  }
}

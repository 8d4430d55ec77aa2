import { subscribe } from "../../../src/usecases/subscribers/signup/subscribe.ts";
import { hashAddress } from "../world/stand-ins.ts";
import { confirm, leave } from "./answered-acts.ts";
import { type Cast, does, drawMoment } from "./cast.ts";
import { MINUTE } from "./draw-schedule.ts";
import type { Random } from "./random.ts";

/** What sign-ups are drawn from, apart from everything before them. */
export const SIGNUP_APART = 820_000_000;

/** In one storm of three a crowd signs up; in half of these the hour lets few mails go. */
export function drawCrowd(signups: Random): { readonly crowd: number; readonly perHour: number | null } {
  if (!signups.happens(1 / 3)) return { crowd: 0, perHour: null };
  return { crowd: signups.integer(2, 12), perHour: signups.happens(0.5) ? signups.integer(2, 5) : null };
}

/** A crowd signs up at once, each of them several times and from several clients; some confirm, some leave. */
export function unleashSignups(cast: Cast): void {
  const { signups, crowd } = cast;
  if (crowd === 0) return;
  const beginsAt = drawMoment(cast, signups);
  for (let number = 0; number < crowd; number += 1) {
    const email = `crowd-${number}@example.com`;
    const asks = signups.pick([1, 1, 1, 2, 3, 8]);
    const spanMs = signups.pick([1, 2_000, 5 * MINUTE, 40 * MINUTE]);
    for (let ask = 0; ask < asks; ask += 1)
      signUp(cast, email, `client-${ask}`, beginsAt + signups.integer(0, spanMs));
    if (signups.happens(0.4)) press(cast, email, beginsAt + signups.integer(0, 60 * MINUTE));
    if (signups.happens(0.15)) leaves(cast, email, beginsAt + signups.integer(0, 60 * MINUTE));
  }
}

export function signUp(
  cast: Pick<Cast, "world" | "signups">,
  email: string,
  client: string,
  at: number,
  random: Random = cast.signups,
): void {
  const { newsletter, records, storm } = cast.world;
  const cadence = random.pick(newsletter.cadences);
  does(cast, at, `${email} signs up from ${client} for ${cadence}`, () =>
    cast.world.invoke(`signup-${email}`, async ({ subscribers }) => {
      const asked = { id: hashAddress(email), email, askedAt: storm.time.now(), client, cadence };
      records.asked.push(asked);
      const where = { via: "json", pageLanguage: "en", zoneHint: null, origin: null, client } as const;
      const input = { ...where, email, cadence, languages: ["en"], topics: [] };
      const answer = await subscribe(subscribers, input);
      if (answer.ok) records.signups.push(asked);
    }),
  );
}

/** The button of one of the mails that have come by then. */
function press(cast: Cast, email: string, at: number): void {
  const { provider, records } = cast.world;
  does(cast, at, `${email} presses the button of a mail`, () => {
    const tokens = provider.deliveries.flatMap((mail) =>
      mail.address === email ? (/confirm\?token=([\w%.~-]+)/.exec(mail.text)?.[1] ?? []) : [],
    );
    if (tokens.length === 0) return;
    const token = decodeURIComponent(cast.signups.pick(tokens));
    cast.world.invoke(`press-${email}`, ({ subscribers }) => confirm(records, subscribers, token));
  });
}

function leaves(cast: Cast, email: string, at: number): void {
  does(cast, at, `${email} leaves`, () =>
    cast.world.invoke(`leave-${email}`, ({ subscribers }) =>
      leave(cast.world.records, subscribers, hashAddress(email), at),
    ),
  );
}

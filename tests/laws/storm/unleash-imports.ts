import { importSubscribers } from "../../../src/usecases/subscribers/author/import-subscribers.ts";
import type { ImportedFile } from "../judges/records.ts";
import { hashAddress } from "../world/stand-ins.ts";
import { choose } from "./answered-acts.ts";
import { type Cast, does, drawMoment } from "./cast.ts";
import { addressOf, MINUTE, START } from "./draw-schedule.ts";
import { dressFiles } from "./dress-import.ts";

/** What a row says, and whether that is that its reader left: the laws' own list, not the product's. */
const WORDS = [
  { status: "active", left: false },
  { status: "", left: false },
  { status: "Subscribed", left: false },
  { status: "pending", left: false },
  { status: "cold", left: false },
  { status: "unsubscribed", left: true },
  { status: "Opted-Out", left: true },
  { status: "bounced", left: true },
] as const;
/** Long before the first confirmation, while the storm goes on, and none. */
const DATES = [Date.UTC(2020, 0, 1), START + 20 * MINUTE, null, null, null] as const;

/**
 * In one storm of four the author imports files in which the same people are active in one row and have left in
 * another, in any order; what was cut off is repeated, at the latest once the storm is over.
 */
export function unleashImports(cast: Cast): void {
  const { subscribers: random } = cast;
  if (!random.happens(1 / 4)) return;
  const people = Array.from({ length: random.integer(2, 6) }, () => random.integer(0, cast.readers + 4));
  for (let number = random.integer(2, 4); number > 0; number -= 1) {
    const files = drawFiles(cast, people);
    const times = [drawMoment(cast, random), drawMoment(cast, random), cast.endAt + number * MINUTE];
    for (const [time, at] of times.entries()) {
      importFiles(cast, `import-${number}#${time}`, at, files);
      meddle(cast, random.pick(people), at + random.integer(0, 60));
    }
  }
}

interface File {
  readonly csv: string;
  readonly left: ImportedFile["left"];
}

function drawFiles({ subscribers: random, dresses }: Cast, people: readonly number[]): readonly File[] {
  const rows = Array.from({ length: random.integer(1, 6) }, () => {
    const address = addressOf(random.pick(people));
    const { status, left } = random.pick(WORDS);
    const at = left ? random.pick(DATES) : null;
    const email = random.happens(0.3) ? ` ${address.toUpperCase()}` : address;
    const languages = random.pick(["", "en", "xx-nowhere"]);
    return { address: email, id: hashAddress(address), status, languages, left, at };
  });
  return dressFiles(dresses, rows).map((file) => ({
    csv: file.csv,
    left: file.rows.filter(({ left }) => left).map(({ id, at }) => ({ id, at })),
  }));
}

/** One of the people opens their preferences at that very moment: two changes of one reader meet. */
const meddle = (cast: Cast, reader: number, at: number) =>
  does(cast, at, `reader ${reader} chooses in the middle of an import`, () =>
    cast.world.invoke(`meddle-${reader}`, ({ subscribers }) =>
      choose(cast.world.records, subscribers, hashAddress(addressOf(reader)), {
        hour: cast.subscribers.integer(0, 23),
      }),
    ),
  );

/** One after the other, each answered by itself. */
const importFiles = (cast: Cast, name: string, at: number, files: readonly File[]) =>
  does(cast, at, `the author imports ${JSON.stringify(files.map(({ csv }) => csv))}`, () =>
    cast.world.invoke(name, async ({ subscribers }) => {
      const { records } = cast.world;
      for (const { csv, left } of files) {
        const begunAt = records.nextOrder();
        const answer = await importSubscribers(subscribers, { csv });
        if (answer.ok) records.imports.push({ name, begunAt, answeredAt: records.nextOrder(), left });
      }
    }),
  );

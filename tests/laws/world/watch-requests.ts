import type { SubscriberId } from "../../../src/core/ids.ts";
import type { Records } from "../judges/records.ts";
import type { Spoils } from "../storm/spoils.ts";

interface RequestRow {
  readonly id: SubscriberId;
  readonly at: number;
  readonly choices: string;
  readonly consent: string;
}

/**
 * Notes each request to join as it is taken down, before anything else can happen to it; changes nothing. What a spoilt
 * row says, nobody asked for.
 */
export function createRequestWatch(
  db: D1Database,
  { takenDown }: Pick<Records, "takenDown">,
  spoils: Pick<Spoils, "ever">,
) {
  const known = new Set<string>();
  return (): void => {
    const spoilt = new Set(spoils.ever.map(({ poison, name }) => `${poison.table}/${name}`)); // by now
    const rows = db.prepare("SELECT id, at, choices, consent FROM signups").all<RequestRow>();
    void rows.then(({ results }) => {
      for (const { id, at, choices, consent } of results) {
        if (spoilt.has(`signups/${id}/${at}`)) continue;
        const name = `${id} ${at} ${consent}`; // of one that was never mailed another may take name and place
        if (known.has(name)) continue;
        known.add(name);
        takenDown.push({ id, at, cadence: JSON.parse(choices).cadence, consent: JSON.parse(consent) });
      }
    });
  };
}

import type { SubscriberCounts, SubscriberView } from "../../src/contract/subscribers/subscriber.ts";
import type { ChoiceField } from "../../src/core/subscribers/preferences/preference-fields.ts";
import type { Command, Word } from "../command.ts";
import { layOutTable } from "../words/lay-out-table.ts";

/** An address in a path reaches logs; the id, which `--json` shows, says nothing to others. */
export const READER: Word = { name: "address", summary: "of the reader, or their id" };

export const subscribersShow: Command = {
  name: "subscribers show",
  summary: "how many readers there are; of one, all that is kept",
  words: [{ ...READER, isOptional: true }],
  async run({ words: [address], json, connect }) {
    const path = address === undefined ? "api/subscribers" : addressReader(address);
    const answer = await connect().call<SubscriberCounts | SubscriberView>("GET", path);
    console.log(json ? JSON.stringify(answer, null, 2) : say(answer));
    return "done";
  },
};

/** The API's address of a reader. */
export const addressReader = (address: string) => `api/subscribers/${encodeURIComponent(address.trim())}`;

const say = (answer: SubscriberCounts | SubscriberView) =>
  layOutTable("email" in answer ? listReader(answer) : listCounts(answer));

const listCounts = (counts: SubscriberCounts) =>
  Object.entries(counts).map(([name, count]) => [name, `${count}`]);

/** What is not known is left out. */
function listReader(reader: SubscriberView): readonly (readonly string[])[] {
  const { email, status, suppressed, consent, id } = reader;
  const rows: readonly (readonly [string, string | null])[] = [
    ["address", email],
    ["status", status],
    ["suppressed", suppressed],
    ...Object.entries(sayChoices(reader)),
    ["signed up", reader.requestedAt],
    ["", sayConsent(consent.signup)],
    ["confirmed", reader.confirmedAt],
    ["", consent.confirmation === null ? null : sayConsent(consent.confirmation)],
    ["paused until", reader.pausedUntil],
    ["left", reader.leftAt],
    ["id", id],
  ];
  return rows.flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value]]));
}

/** The zone goes without saying where no hour was chosen. */
const sayChoices = ({ languages, topics, cadence, hour, timeZone }: SubscriberView) =>
  ({
    languages: languages.join(", "),
    topics: topics.length === 0 ? "all" : topics.join(", "),
    cadence,
    hour: hour === null ? null : `${hour}:00, ${timeZone}`,
    timeZone: null,
  }) satisfies Record<ChoiceField, string | null>;

/** The words that were agreed to are the evidence that a consent is asked for. */
function sayConsent({ via, origin, wording }: SubscriberView["consent"]["signup"]): string {
  const words = wording === "" ? "" : `: “${wording}”`;
  return `by ${via}${origin === null ? "" : ` at ${origin}`}${words}`;
}

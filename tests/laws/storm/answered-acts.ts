import type { SubscriberId } from "../../../src/core/ids.ts";
import type { PreferenceInput } from "../../../src/core/subscribers/preferences/parse-preferences.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import {
  type ChangePreferencesDependencies,
  changePreferences,
} from "../../../src/usecases/preferences/change-preferences.ts";
import {
  type ConfirmDependencies,
  confirmSignup,
} from "../../../src/usecases/subscribers/signup/confirm-signup.ts";
import { type LeaveDependencies, unsubscribe } from "../../../src/usecases/subscribers/unsubscribe.ts";
import type { AnsweredAct, Press, Records } from "../judges/records.ts";
import { signer } from "../world/stand-ins.ts";
import { START } from "./draw-schedule.ts";

type Written = Pick<Records, "answered" | "nextOrder">;
type Act = Pick<AnsweredAct, "id" | "what" | "holds">;

/** Does it, and writes down what it was answered to be done. */
export async function act<Answer extends { readonly ok: boolean }>(
  records: Written,
  one: Act,
  does: () => Promise<Answer>,
): Promise<Answer> {
  const begun = records.nextOrder();
  const answer = await does();
  if (answer.ok) records.answered.push({ ...one, begun, answered: records.nextOrder() });
  return answer;
}

const isGone = (record: Subscriber | null) => record === null || record.status === "unsubscribed";

/** By the link of a mail of that moment. */
export async function leave(
  records: Written,
  deps: LeaveDependencies,
  id: SubscriberId,
  issuedAt: number = START,
): Promise<void> {
  const token = await signer.sign({ purpose: "leave", id, issuedAt });
  await act(records, { id, what: "left", holds: isGone }, () => unsubscribe(deps, { token }));
}

/** The button of the mail with that token. */
export async function confirm(
  records: Written & { readonly presses: Press[] },
  deps: ConfirmDependencies,
  token: string,
): Promise<void> {
  const claims = await signer.verify(token, "confirm");
  if (claims === null) return;
  const press: Press = { ...claims, begun: records.nextOrder(), refused: null };
  records.presses.push(press);
  const holds = (record: Subscriber | null) => record?.status === "active";
  const answer = await act(records, { id: claims.id, what: "confirmed", holds }, () =>
    confirmSignup(deps, { token, language: "en", origin: null, client: null }),
  );
  if (!answer.ok) press.refused = answer.problem.kind;
}

/** By the link of any of their mails. */
export async function choose(
  records: Written,
  deps: ChangePreferencesDependencies,
  id: SubscriberId,
  choice: PreferenceInput,
): Promise<void> {
  const token = await signer.sign({ purpose: "manage", id, issuedAt: START });
  const holds = (record: Subscriber | null) => record?.status === "active" && isChosen(record, choice);
  await act(records, { id, what: `chose ${JSON.stringify(choice)}`, holds }, () =>
    changePreferences(deps, { ...choice, token }),
  );
}

/**
 * Topics have numbers of the product's own, and a pause that was ended stays in the record with its end: what becomes of
 * both is another law's business.
 */
function isChosen(record: Subscriber & { readonly status: "active" }, choice: PreferenceInput): boolean {
  const { cadence, hour, languages, pauseUntil } = choice;
  return (
    (cadence === undefined || record.cadence === cadence) &&
    (hour === undefined || record.hour === hour) &&
    (languages === undefined || String(record.languages) === String(languages)) &&
    (pauseUntil === undefined || pauseUntil === "" || record.pause !== null)
  );
}

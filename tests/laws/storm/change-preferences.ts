import type { SubscriberId } from "../../../src/core/ids.ts";
import type { PreferenceInput } from "../../../src/core/subscribers/preferences/parse-preferences.ts";
import {
  type ChangePreferencesDependencies,
  changePreferences,
} from "../../../src/usecases/preferences/change-preferences.ts";
import { signer } from "../world/stand-ins.ts";
import { START } from "./draw-schedule.ts";

/** By the link of any of their mails. */
export async function choose(deps: ChangePreferencesDependencies, id: SubscriberId, choice: PreferenceInput) {
  const token = await signer.sign({ purpose: "manage", id, issuedAt: START });
  return changePreferences(deps, { ...choice, token });
}

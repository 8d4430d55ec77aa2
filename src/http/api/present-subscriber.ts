import type { SubscriberView } from "../../contract/subscribers/subscriber.ts";
import { formatInstant, type Instant } from "../../core/ids.ts";
import { selectChoices } from "../../core/subscribers/preferences/preference-fields.ts";
import type { ConsentAct } from "../../core/subscribers/subscriber.ts";
import type { FoundSubscriber } from "../../usecases/subscribers/author/find-subscriber.ts";

/** A subscriber as the author sees one, and as readers download what is kept about them. */
export const presentSubscriber = ({
  address,
  consent,
  suppressed,
  suppressionLiftedAt,
  ...found
}: FoundSubscriber): SubscriberView => ({
  id: found.id,
  email: address,
  status: found.status,
  ...selectChoices(found),
  requestedAt: formatInstant(found.requestedAt),
  confirmedAt: formatOptional(found.confirmedAt),
  pausedUntil: formatOptional(found.pausedUntil),
  leftAt: formatOptional(found.leftAt),
  consent: {
    signup: presentAct(consent.signup),
    confirmation: consent.confirmation === null ? null : presentAct(consent.confirmation),
  },
  suppressed,
  suppressionLiftedAt: formatOptional(suppressionLiftedAt),
});

const formatOptional = (at: Instant | null) => (at === null ? null : formatInstant(at));

const presentAct = (act: ConsentAct) => ({ ...act, at: formatInstant(act.at) });

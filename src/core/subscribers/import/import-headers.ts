import { foldWord, IMPORT_COLUMNS } from "./import-columns.ts";
import { LEFT_WORDS, PLAIN_LEFT_WORDS } from "./import-words.ts";

/** What a column says about whether its readers may be written to. In doubt, more than it may mean. */
export type HeaderKind =
  /** `active`, `unsubscribed` and their like. */
  | "status"
  /** A status, or a part of a country. */
  | "state"
  /** Holds something only for who has left: a date, a yes. */
  | "leaving"
  /** Holds something only for who has left, and never since when: a reason, a campaign. */
  | "leaving-detail"
  /** Speaks of leaving, but perhaps not of leaving the newsletter: a text message, a paid plan. */
  | "doubtful"
  /** Speaks of leaving and denies it: whatever it holds, nobody can say what it means. */
  | "denied"
  /** Its no is a no, and so is what cannot be read. */
  | "consent"
  /** Its no is a no. */
  | "wish"
  /** Its no says that somebody never confirmed. */
  | "confirmation"
  /** One of an import's own columns, or one of which we know nothing. */
  | "other";

/** Reads the name of a column, whatever its separators, letter case, prefixes and the order of its words. */
export function readHeader(name: string): HeaderKind {
  const folded = foldWord(name);
  if (folded === "status") return "status";
  if (LEFT_COLUMNS.has(folded)) return "leaving";
  if (OWN_COLUMNS.has(folded) || MEANS_PAID.has(folded)) return "other";
  const words = splitWords(name);
  const has = (list: ReadonlySet<string>) => words.some((word) => list.has(word));
  if (has(LINKS)) return "other";
  if (has(OTHER_STATUSES)) return "other";
  return readLeaving(folded, words) ?? readAsking(folded, words);
}

/** The columns that say nothing to an import, by the names that it knows them by. */
export const listIgnoredColumns = (columns: readonly string[]): readonly string[] =>
  columns.filter(
    (name) => !(IMPORT_COLUMNS as readonly string[]).includes(name) && readHeader(name) === "other",
  );

/** For a file, of which every row has the same columns: each is read once. */
export function createHeaderReader(): (name: string) => HeaderKind {
  const kinds = new Map<string, HeaderKind>();
  return (name) => {
    const kind = kinds.get(name) ?? readHeader(name);
    kinds.set(name, kind);
    return kind;
  };
}

function readLeaving(folded: string, words: readonly string[]): HeaderKind | null {
  const has = (list: ReadonlySet<string>) => words.some((word) => list.has(word));
  const speaksPlainly = LEAVING.test(folded) || [...PLAIN_LEFT_WORDS].some((word) => folded.includes(word));
  const speaks = has(LEFT_WORDS) || DOUBTFUL.test(words.join(" "));
  const asks = ASKS_TO_STOP.test(words.join(" "));
  if (has(DENIALS) && !asks) {
    if (speaksPlainly || speaks) return "denied";
    const asked = readAsking(
      folded,
      words.filter((word) => !DENIALS.has(word)),
    );
    return asked === "consent" || asked === "wish" ? "leaving" : null;
  }
  if (STATUS.test(folded) || !(speaksPlainly || speaks || asks)) return null;
  if (has(OTHER_CHANNELS)) return "doubtful";
  if (!speaksPlainly && !asks && words.some((word) => !LEFT_WORDS.has(word) && !BESIDE.has(word)))
    return "doubtful";
  return has(DETAILS) ? "leaving-detail" : "leaving";
}

function readAsking(folded: string, words: readonly string[]): HeaderKind {
  const has = (list: ReadonlySet<string>) => words.some((word) => list.has(word));
  if (STATUS.test(folded)) return "status";
  if (words.every((word) => STATES.has(word) || BESIDE.has(word)) && has(STATES))
    return words.length === 1 ? "state" : "status";
  if (has(DETAILS)) return "other";
  if (CONFIRMATION.test(folded)) return "confirmation";
  if (CONSENT.test(folded)) return "consent";
  if (has(ACTIVITY) && words.every((word) => ACTIVITY.has(word) || BESIDE.has(word))) return "consent";
  return WISH.test(folded) ? "wish" : "other";
}

/** `isUnsubscribed`, `Is Unsubscribed` and `is_unsubscribed` have the same words. */
const splitWords = (name: string) =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/['’]/g, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldWord)
    .filter((word) => word !== "");

const fold = (...names: readonly string[]): ReadonlySet<string> => new Set(names.map(foldWord));

const OWN_COLUMNS = fold(...IMPORT_COLUMNS);
/** Dates that are named by no word of leaving: Mailchimp's, Buttondown's. */
const LEFT_COLUMNS = fold("unsubscribedAt", "leftAt", "cleanTime", "undeliverabilityDate");
/** Substack's: they are about a paid plan, and whoever has none reads on for nothing. */
const MEANS_PAID = fold("activeSubscription", "cancelDate");

const LEAVING =
  /unsub|optedout|optout|optsout|outopt|bounce|complain|suppress|(block|black)list|deny?list|abmeld|abgemeldet|austrag|widerruf|kundig|desuscri|desinscri|desabonn|descadastr|отпис|الغاءالاشتراك/u;
const ASKS_TO_STOP =
  /(^| )(dont|doesnt|stop|never|no|(do|does|should|must|please)? ?not)( more| to| be)* ?(e ?mail|mail|contact|send|sent|market|disturb|receive|newsletter)|(^| )dn[ce]( |$)/;
const DOUBTFUL =
  /(^| )(cancel|churn|remov|delet|erased|erasure|revok|withdr|disabl|inactiv|blocked|objected|objection|banned)/;
const STATUS =
  /status|statut|(subscri|member|mail|contact|list|user|consent|account|reader)\p{L}*(state|standing|estado|zustand|etat|stato)$|situacao|الحالة|статус/u;
const STATES = fold("state", "estado", "Zustand", "état", "stato", "standing", "حالة", "состояние");
const CONFIRMATION = /confirmed|verified|activated|doubleopt|bestatigt|confirmado|verificado|confirme$/;
const CONSENT =
  /consent|optin|optedin|optsin|accepts?(e?mail|marketing|newsletter|mailing|communication)|subscribed|^(is|has)?subscriber$|permission|agreed|einwilligung|zustimmung|consentement|consentimiento|consentimento|gdpr|dsgvo|rgpd|abonne$|suscrito|angemeldet|موافقة/;
const WISH =
  /newsletter|mailinglist|marketing|mailable|contactable|(receives?|wants?|gets?|send|allows?|can|may|accept)\p{L}*mail/u;

/** What stands beside a word that says it all. */
const BESIDE = fold(
  ...["is", "has", "was", "been", "have", "at", "on", "of", "the", "from", "to", "by", "all", "list", "date"],
  ...["time", "day", "timestamp", "when", "email", "emails", "mail", "e", "user", "account", "subscriber"],
  ...[
    "subscription",
    "member",
    "membership",
    "contact",
    "reader",
    "newsletter",
    "reason",
    "fecha",
    "datum",
    "am",
  ],
  ...["de", "du", "da", "do", "le", "data", "utc", "flag", "marketing", "current"],
);
const DETAILS = fold(
  ...["reason", "campaign", "title", "comment", "note", "source", "text", "method", "form", "page", "proof"],
  ...["version", "country", "ip", "other", "id", "grund", "motivo", "raison", "user", "agent"],
);
const DENIALS = fold("not", "non", "never", "isnt", "wasnt", "nicht", "nunca", "jamais");
const ACTIVITY = fold("active", "enabled", "activo", "activa", "aktiv", "actif", "ativo");
const LINKS = fold("url", "link", "href", "token", "hash");
const OTHER_CHANNELS = fold(
  "sms",
  "phone",
  "call",
  "calls",
  "whatsapp",
  "push",
  "fax",
  "post",
  "mobile",
  "plan",
);
const OTHER_STATUSES = fold(
  ...["payment", "order", "marital", "employment", "shipping", "billing", "invoice", "financial", "lead"],
);

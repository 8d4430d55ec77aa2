import ar from "../messages/ar.json" with { type: "json" };
import de from "../messages/de.json" with { type: "json" };
import en from "../messages/en.json" with { type: "json" };
import es from "../messages/es.json" with { type: "json" };
import fr from "../messages/fr.json" with { type: "json" };
import pt from "../messages/pt.json" with { type: "json" };

/**
 * Every language that the newsletter's own words come in. To add one: write `messages/<tag>.json`, import it above and
 * name it here; `tests/templates/messages.test.ts` says what it lacks. English is complete: it is the list of keys.
 */
export const MESSAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en,
  ar,
  de,
  es,
  fr,
  pt,
};

export type StoredMessage = keyof typeof en;

import type { IssueCadence } from "../../../src/core/cadence.ts";
import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import { formatDate } from "../../words/format-date.ts";
import { translate } from "../../words/translate.ts";

/** `Weekly digest · 23 November 2026`. */
export function composeDateLine(
  cadence: IssueCadence,
  slotAt: Instant,
  language: Language,
  timeZone: string,
): string {
  const t = translate(language);
  return t("date.line", { kind: t(`kind.${cadence}`), date: formatDate(slotAt, language, timeZone) });
}

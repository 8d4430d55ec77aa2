import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import { translate } from "../../words/translate.ts";

/** Faults in the reader's language. What only authors and machines meet has no kind, and stays English. */
export function selectFaultWords(faults: readonly Fault[], language: Language): readonly Fault[] {
  const t = translate(language);
  return faults.map(({ named, ...fault }) =>
    fault.kind === undefined ? fault : { ...fault, reason: t(`fault.${fault.kind}`, named) },
  );
}

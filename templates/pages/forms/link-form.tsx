import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import { translate } from "../../words/translate.ts";
import { withLanguage } from "../layout/local-path.ts";
import { FaultSummary } from "./fault-summary.tsx";
import { HumanCheckField } from "./human-check.tsx";
import { EmailField, TrapField } from "./signup-form.tsx";

export interface LinkFormProps {
  readonly language: Language;
  /** As it was typed. */
  readonly email: string;
  readonly faults: readonly Fault[];
  /** Turnstile's site key; absent: no check, and no script. */
  readonly humanCheckKey?: string | undefined;
}

/** Asks for a link by address, where none can be read. */
export function LinkForm({ language, email, faults, humanCheckKey }: LinkFormProps) {
  const t = translate(language);
  return (
    <form method="post" action={withLanguage("/preferences/link", language)}>
      <FaultSummary language={language} faults={faults} fields={["email"]} />
      <EmailField t={t} email={email} faults={faults} />
      <TrapField language={language} />
      <HumanCheckField language={language} humanCheckKey={humanCheckKey} action="link" />
      <button type="submit">{t("link.button")}</button>
    </form>
  );
}

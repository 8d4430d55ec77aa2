import { CONSENT_WORDING, translate } from "../../words/translate.ts";
import { EmbeddedLayout } from "../layout/embedded-layout.tsx";
import { withLanguage } from "../layout/local-path.ts";
import { FaultSummary } from "./fault-summary.tsx";
import { HumanCheckField, HumanCheckScript } from "./human-check.tsx";
import {
  CadenceField,
  EmailField,
  LanguageField,
  listFields,
  type SignupFormProps,
  TopicField,
  UnseenFields,
} from "./signup-form.tsx";

/** The form for an `<iframe>`: the address first, every choice folded away until it is asked for. */
export function EmbeddedFormPage(props: SignupFormProps) {
  const { site, language, faults, humanCheckKey } = props;
  const t = translate(language);
  return (
    <EmbeddedLayout
      site={site}
      language={language}
      heading={site.title}
      head={<HumanCheckScript humanCheckKey={humanCheckKey} />}
    >
      <form method="post" action={withLanguage("/embed", language)}>
        <FaultSummary language={language} faults={faults} fields={listFields(props)} />
        <EmailField t={t} email={props.values.email ?? ""} faults={faults} />
        <FoldedChoices {...props} />
        <UnseenFields {...props} />
        <HumanCheckField language={language} humanCheckKey={humanCheckKey} action="subscribe" />
        <button type="submit" aria-describedby="consent">
          {t("form.button")}
        </button>
        <p class="hint" id="consent">
          {CONSENT_WORDING(language)}
        </p>
      </form>
    </EmbeddedLayout>
  );
}

/** Open where one of them is at fault: a fault must be seen. */
function FoldedChoices(props: SignupFormProps) {
  const folded = listFields(props).filter((field) => field !== "email");
  if (folded.length === 0) return null;
  const isOpen = props.faults.some((fault) => folded.some((field) => fault.field.startsWith(field)));
  return (
    <details open={isOpen}>
      <summary>{translate(props.language)("embed.choices")}</summary>
      <CadenceField {...props} />
      <LanguageField {...props} />
      <TopicField {...props} />
    </details>
  );
}

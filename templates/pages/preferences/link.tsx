import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { HumanCheckScript } from "../forms/human-check.tsx";
import { LinkForm, type LinkFormProps } from "../forms/link-form.tsx";
import { NoticePage } from "../layout/notice-page.tsx";

/** The way to one's own page for whoever has no mail at hand. */
export function LinkPage(props: LinkFormProps & { readonly site: Site }) {
  const { site, language } = props;
  const t = translate(language);
  return (
    <NoticePage
      site={site}
      language={language}
      path="/preferences/link"
      heading={t("link.heading")}
      lead={t("link.lead")}
      head={<HumanCheckScript humanCheckKey={props.humanCheckKey} />}
    >
      <LinkForm {...props} />
    </NoticePage>
  );
}

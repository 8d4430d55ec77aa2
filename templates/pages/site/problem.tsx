import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { deriveWriting } from "../../words/writing.ts";
import { LinkForm } from "../forms/link-form.tsx";
import { PageLayout } from "../layout/layout.tsx";
import { localPath } from "../layout/local-path.ts";
import { Masthead } from "../layout/masthead.tsx";

/** A link by mail to the address, by a form here or on its own page; or signing up once more. */
export type LinkWay = "link-by-address" | "link-page" | "sign-up";

export interface ProblemPageProps {
  /** Null: the settings are faulty. */
  readonly site: Site | null;
  readonly language: Language;
  readonly status: number;
  readonly title: string;
  /** What to do now; empty where there is nothing to say. */
  readonly advice: string;
  /** What to quote in a report; empty where there is nothing. */
  readonly reference: string;
  /** What whoever runs the newsletter has to set right. */
  readonly faults: readonly Fault[];
  /** Where the link cannot be read: what leads on all the same. */
  readonly way?: LinkWay | null;
}

/** What went wrong and what to do, for people. */
export function ProblemPage(props: ProblemPageProps) {
  const { site, language, status, title, advice, reference, faults, way = null } = props;
  const t = translate(language);
  return (
    <PageLayout
      site={site}
      language={language}
      title={site === null ? title : t("page.title", { page: title, title: site.title })}
      masthead={site === null ? null : <Masthead site={site} language={language} path={null} />}
      indexed={false}
    >
      <div class="notice">
        <p class="kind">{t("problem.status", { status: String(status) })}</p>
        <h1>{title}</h1>
        {advice === "" ? null : (
          <p class="lead">
            {advice}{" "}
            {reference === "" ? null : (
              <Phrase language={language} say="problem.reference" fill={{ reference }} />
            )}
          </p>
        )}
        {faults.length === 0 ? null : <FaultList faults={faults} language={language} />}
        {way === "sign-up" ? <p>{t("link.signUpAgain")}</p> : null}
        {way === "link-by-address" ? <OtherWay language={language} /> : null}
        {way === "link-page" && site !== null ? (
          <p>
            <a href={localPath(site, language, "/preferences/link")}>{t("link.heading")}</a>
          </p>
        ) : null}
        {site === null ? null : (
          <p>
            <a href={localPath(site, language, "/")}>{t("problem.home")}</a>
          </p>
        )}
      </div>
    </PageLayout>
  );
}

function OtherWay({ language }: { readonly language: Language }) {
  const t = translate(language);
  return (
    <section aria-labelledby="way">
      <h2 id="way">{t("link.otherWay")}</h2>
      <p>{t("link.lead")}</p>
      <LinkForm language={language} email="" faults={[]} />
    </section>
  );
}

/** What has no kind stays English: it is about settings, which have English names. */
const deriveFaultWriting = ({ kind }: Fault, language: Language) =>
  kind === undefined ? deriveWriting("en", language) : {};

function FaultList({ faults, language }: { readonly faults: readonly Fault[]; readonly language: Language }) {
  return (
    <dl class="fault-list">
      {faults.map((fault) => (
        <>
          <dt>
            <code>{fault.field}</code>
          </dt>
          <dd {...deriveFaultWriting(fault, language)}>{fault.reason}</dd>
        </>
      ))}
    </dl>
  );
}

import type { IssueCadence } from "../../src/core/cadence.ts";
import type { Mail } from "../../src/core/edition.ts";
import type { Instant } from "../../src/core/ids.ts";
import type { Language } from "../../src/core/language.ts";
import { Phrase } from "../phrase.tsx";
import { presentStory } from "../present-story.ts";
import type { Site } from "../site.ts";
import { translate } from "../translate.ts";
import { selectWebLink } from "../web-link.ts";
import { composeDateLine, composeDigestPreheader, composeDigestSubject } from "./digest-lines.ts";
import type { DigestStory } from "./digest-story.ts";
import { composeDigestText } from "./digest-text.ts";
import { MailFooter } from "./footer.tsx";
import { FurtherStory } from "./further-story.tsx";
import { MailLayout } from "./layout.tsx";
import { LeadStory } from "./lead-story.tsx";
import { MailMasthead } from "./masthead.tsx";
import { leanText } from "./text-part.ts";

export type { DigestStory } from "./digest-story.ts";

export interface DigestMailProps {
  readonly site: Site;
  readonly language: Language;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  readonly stories: readonly DigestStory[];
  readonly leaveUrl: string;
  /** Null while there is no page of preferences. */
  readonly manageUrl: string | null;
  readonly archiveUrl: string;
}

/** An edition of an issue. Pure: the same props give the same bytes, which retries rely on. */
export function composeDigestMail(props: DigestMailProps): Mail {
  const { site, language } = props;
  const t = translate(language);
  const stories = props.stories.map((story) => presentStory(story, language, site));
  const dateLine = composeDateLine(props.cadence, props.slotAt, language, site.timeZone);
  const subject = composeDigestSubject(stories, language, site.title);
  const manageUrl = props.manageUrl === null ? null : selectWebLink(props.manageUrl);
  const archiveUrl = selectWebLink(props.archiveUrl);
  const html = (
    <MailLayout language={language} subject={subject} preheader={composeDigestPreheader(stories)}>
      <MailMasthead site={site} language={language} line={dateLine} />
      {stories.map((story, index) =>
        index === 0 ? <LeadStory story={story} /> : <FurtherStory story={story} />,
      )}
      <MailFooter
        site={site}
        language={language}
        reason={<Phrase language={language} say="footer.why" fill={{ title: site.title }} />}
        links={[
          { href: selectWebLink(props.leaveUrl), label: t("footer.unsubscribe") },
          { href: manageUrl, label: t("footer.manage") },
          { href: archiveUrl, label: t("footer.archive") },
        ]}
      />
    </MailLayout>
  );
  const text = composeDigestText({
    site,
    t,
    dateLine,
    stories,
    leaveUrl: props.leaveUrl,
    manageUrl,
    archiveUrl,
  });
  return { subject, html: String(html), text: leanText(text, language) };
}

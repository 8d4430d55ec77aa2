import type { Preview, PreviewedAudience, PreviewedMail } from "../../../src/core/previews/preview.ts";
import type { Site } from "../../site.ts";
import { PageLayout } from "../layout/layout.tsx";
import { Masthead } from "../layout/masthead.tsx";
import { PreviewedPosts } from "./previewed-posts.tsx";

interface PreviewPageProps {
  readonly site: Site;
  readonly preview: Preview;
}

/** The author's language is English, as everywhere on the author's side. */
const LANGUAGE = "en";
/** Gmail cuts off what is longer. */
const CLIP_KB = 102;

/** What a pull request would put into readers' inboxes. All of its texts are foreign. */
export function PreviewPage({ site, preview }: PreviewPageProps) {
  const { title, number, head, repository, posts, mails, removed, leftOut } = preview;
  return (
    <PageLayout
      site={site}
      language={LANGUAGE}
      title={`Preview of #${number}: ${title}`}
      masthead={<Masthead site={site} language={LANGUAGE} path={null} />}
      indexed={false}
    >
      <div class="preview">
        <p class="kind">
          {repository}#{number} at <code>{head.slice(0, 7)}</code>
        </p>
        <h1>{title}</h1>
        <p class="lead">{summarise(preview)}</p>
        <PreviewedPosts posts={posts} removed={removed} leftOut={leftOut} />
        {mails.length === 0 ? null : <Audiences site={site} audiences={preview.audiences} />}
        {mails.map((mail, position) => (
          <PreviewedMailView id={preview.id} mail={mail} position={position} />
        ))}
      </div>
    </PageLayout>
  );
}

function summarise({ posts, mails, removed }: Preview): string {
  if (posts.length === 0 && removed.length === 0) return "No post of the newsletter changes with this.";
  if (mails.length === 0) return "No mail would go out.";
  return `${mails.length === 1 ? "One mail" : `${mails.length} mails`}, as readers would get ${mails.length === 1 ? "it" : "them"}.`;
}

function Audiences({
  site,
  audiences,
}: {
  readonly site: Site;
  readonly audiences: readonly PreviewedAudience[];
}) {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...({ dateStyle: "full", timeStyle: "short" } as const),
    timeZone: site.timeZone,
  });
  return (
    <section aria-labelledby="audience">
      <h2 id="audience">Who would get it, and when</h2>
      <ul class="plain">
        {audiences.map(({ cadence, readers, nextAt }) => (
          <li>
            <strong>
              {readers} {readers === 1 ? "reader" : "readers"}
            </strong>{" "}
            {cadence},{" "}
            {nextAt === null ? "as soon as the posts are there" : `next on ${format.format(nextAt)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PreviewedMailView({
  id,
  mail: { kind, language, subject, bytes },
  position,
}: {
  readonly id: string;
  readonly mail: PreviewedMail;
  readonly position: number;
}) {
  const kilobytes = bytes / 1024;
  const size = `${kilobytes.toFixed(1)} KB of HTML${kilobytes > CLIP_KB ? `: Gmail cuts it off at ${CLIP_KB} KB` : ""}`;
  return (
    <section aria-labelledby={`mail-${position} facts-${position}`}>
      <h2 id={`mail-${position}`}>
        <bdi lang={language}>{subject}</bdi>
      </h2>
      <p class="facts" id={`facts-${position}`}>
        {kind === "digest" ? "A digest" : "A post whole"} in {nameLanguage(language)}, {size}
      </p>
      <div class="frames">
        {(["light", "dark"] as const).map((scheme) => (
          <iframe
            src={`/previews/${id}/mails/${position}/${scheme}`}
            title={`${subject} (${scheme})`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            loading="lazy"
          />
        ))}
      </div>
    </section>
  );
}

const nameLanguage = (language: string) =>
  new Intl.DisplayNames([LANGUAGE], { type: "language" }).of(language) ?? language;

import { foldLine } from "../fold-line.ts";
import type { PresentedStory } from "../present-story.ts";
import type { Site } from "../site.ts";
import type { Translate } from "../translate.ts";
import { joinLines, joinParagraphs, THICK_RULE, THIN_RULE, wrapText } from "./text-part.ts";

export interface DigestTextProps {
  readonly site: Site;
  readonly t: Translate;
  readonly dateLine: string;
  readonly stories: readonly PresentedStory[];
  readonly leaveUrl: string;
  readonly manageUrl: string | null;
  readonly archiveUrl: string | null;
}

/** The plain-text part, composed by hand: it holds everything that the HTML part says. */
export function composeDigestText(props: DigestTextProps): string {
  return joinParagraphs([
    joinLines(wrapText(foldLine(props.site.title)), wrapText(props.dateLine), THICK_RULE),
    ...props.stories.map((story, index) =>
      joinLines(index === 0 ? null : `${THIN_RULE}\n`, composeStory(story)),
    ),
    joinLines(THICK_RULE, wrapText(props.t("footer.why", { title: foldLine(props.site.title) }))),
    joinLines(
      props.t("mail.leave", { url: props.leaveUrl }),
      props.manageUrl === null ? null : props.t("mail.manage", { url: props.manageUrl }),
      props.archiveUrl === null ? null : props.t("mail.archive", { url: props.archiveUrl }),
    ),
    wrapText(foldLine(props.site.postalAddress)),
  ]);
}

function composeStory(story: PresentedStory): string {
  return joinLines(
    wrapText(story.title),
    story.description === "" ? null : `${wrapText(story.description)}\n`,
    wrapText(story.facts),
    story.tags.length === 0 ? null : wrapText(story.tags.join(", ")),
    story.url,
  );
}

import type { Language } from "../../../src/core/language.ts";
import { FONT, LIGHT, SIZE } from "../../theme.ts";
import { type Translate, translate } from "../../words/translate.ts";
import type { StorySection } from "./arrange-stories.ts";
import { FurtherStory } from "./further-story.tsx";

interface DigestSectionProps {
  readonly section: StorySection;
  readonly language: Language;
  /** Then it needs no heading. */
  readonly isOnly: boolean;
}

/** Stories of one topic under its name. */
export function DigestSection({ section, language, isOnly }: DigestSectionProps) {
  const stories = section.stories.map((story) => <FurtherStory story={story} level={isOnly ? "h2" : "h3"} />);
  if (isOnly) return <>{stories}</>;
  return (
    <>
      <h2 class="ink frame" style={HEADING}>
        {nameSection(section, translate(language))}
      </h2>
      {stories}
    </>
  );
}

/** What belongs to no section of its own stands under "More". */
export const nameSection = ({ topic }: StorySection, t: Translate) => topic ?? t("digest.others");

const HEADING = {
  margin: "52px 0 0",
  padding: "0 0 10px",
  "border-bottom": `2px solid ${LIGHT.ink}`,
  "font-family": FONT.interface,
  "font-size": SIZE.button,
  "font-weight": "700",
  "line-height": "1.25",
  color: LIGHT.ink,
};

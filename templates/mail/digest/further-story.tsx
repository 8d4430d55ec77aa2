import type { PresentedStory } from "../../present-story.ts";
import { FONT, LIGHT, SIZE } from "../../theme.ts";
import { LocalizedText } from "../../words/isolated.tsx";
import { StoryFacts, StoryTitle, StoryTopics } from "./story-parts.tsx";

interface FurtherStoryProps {
  readonly story: PresentedStory;
  /** `h3` under the heading of a section. */
  readonly level: "h2" | "h3";
}

/** Every story after the first: ruled off, set smaller. */
export function FurtherStory({ story, level: Heading }: FurtherStoryProps) {
  return (
    <div class="rule" style={BOX}>
      <StoryTopics story={story} />
      <Heading class="ink" style={TITLE}>
        <StoryTitle story={story} />
      </Heading>
      {story.description === "" ? null : (
        <p style={DESCRIPTION}>
          <LocalizedText text={story.description} writing={story.writing} />
        </p>
      )}
      <StoryFacts story={story} />
      {story.url === null ? null : (
        <p style={READ_ON}>
          <a class="accent" href={story.url} aria-label={story.readOnAbout} style={LINK}>
            {story.readOn}
          </a>
        </p>
      )}
    </div>
  );
}

const BOX = { "border-top": `1px solid ${LIGHT.rule}`, margin: "0 0 32px", padding: "28px 0 0" };

const TITLE = {
  margin: "0",
  "font-family": FONT.display,
  "font-size": SIZE.heading,
  "font-weight": "700",
  "line-height": "1.25",
  color: LIGHT.ink,
};

const DESCRIPTION = { margin: "8px 0 0" };

const READ_ON = { margin: "10px 0 0", "font-family": FONT.interface, "font-size": SIZE.button };

const LINK = {
  color: LIGHT.accent,
  "font-weight": "600",
  "text-decoration": "underline",
  "text-underline-offset": "3px",
};

import type { PresentedStory } from "../../present-story.ts";
import { FONT, LIGHT, SIZE } from "../../theme.ts";
import { LocalizedText } from "../../words/isolated.tsx";
import { MailButton } from "../button.tsx";
import { StoryFacts, StoryPicture, StoryTitle, StoryTopics } from "./story-parts.tsx";

/** The first story, set larger, with its picture and a button. */
export function LeadStory({ story }: { readonly story: PresentedStory }) {
  return (
    <div style={{ margin: "0 0 44px" }}>
      {story.image === null ? null : (
        <div style={{ margin: "0 0 24px" }}>
          <StoryPicture story={story} />
        </div>
      )}
      <StoryTopics story={story} />
      <h2 class="lead ink" style={TITLE}>
        <StoryTitle story={story} />
      </h2>
      {story.description === "" ? null : (
        <p class="ink" style={DESCRIPTION}>
          <LocalizedText text={story.description} writing={story.writing} />
        </p>
      )}
      <StoryFacts story={story} />
      {story.url === null ? null : (
        <MailButton href={story.url} label={story.readOn} about={story.readOnAbout} />
      )}
    </div>
  );
}

const TITLE = {
  margin: "0",
  "font-family": FONT.display,
  "font-size": SIZE.lead,
  "font-weight": "700",
  "line-height": "1.15",
  color: LIGHT.ink,
};

const DESCRIPTION = { margin: "14px 0 0", "font-size": SIZE.intro, "line-height": "1.5", color: LIGHT.ink };

import type { PresentedStory } from "../../present-story.ts";
import { FONT, LIGHT, SIZE } from "../../theme.ts";
import type { Direction } from "../../words/writing.ts";
import { ALIGNMENT, ITALIC } from "../alignment.ts";
import { StoryFacts, StoryPicture, StoryTitle, StoryTopics } from "../digest/story-parts.tsx";

interface ArticleHeadProps {
  readonly story: PresentedStory;
  /** The story's. */
  readonly direction: Direction;
}

/** Topics, title, standfirst, facts and picture above a whole article. */
export function ArticleHead({ story: told, direction }: ArticleHeadProps) {
  const story = { ...told, writing: {} }; // said once, around all of it
  return (
    <div {...told.writing} style={{ margin: "0 0 32px", ...ALIGNMENT[direction] }}>
      <StoryTopics story={story} />
      <h1 class="title ink" style={TITLE}>
        <StoryTitle story={story} />
      </h1>
      {story.description === "" ? null : (
        <p class="muted" style={{ ...STANDFIRST, ...ITALIC[direction] }}>
          {story.description}
        </p>
      )}
      <StoryFacts story={story} writing={told.ownWriting} />
      {story.image === null ? null : (
        <div style={{ margin: "24px 0 0" }}>
          <StoryPicture story={story} />
        </div>
      )}
    </div>
  );
}

const TITLE = {
  margin: "0",
  "font-family": FONT.display,
  "font-size": SIZE.title,
  "font-weight": "700",
  "line-height": "1.12",
  color: LIGHT.ink,
};

const STANDFIRST = {
  margin: "14px 0 0",
  "font-size": SIZE.intro,
  "line-height": "1.5",
  color: LIGHT.muted,
};

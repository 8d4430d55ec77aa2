import { Written } from "../isolated.tsx";
import type { PresentedStory } from "../present-story.ts";
import { FONT, LIGHT, SIZE } from "../theme.ts";
import { StoryFacts, StoryPicture, StoryTitle, StoryTopics } from "./story-parts.tsx";

/** Topics, title, standfirst, facts and picture above a whole article. */
export function ArticleHead({ story }: { readonly story: PresentedStory }) {
  return (
    <div style={{ padding: "0 0 32px" }}>
      <StoryTopics story={story} />
      <h1 class="title ink" style={TITLE}>
        <StoryTitle story={story} />
      </h1>
      {story.description === "" ? null : (
        <p class="muted tagline" style={STANDFIRST}>
          <Written text={story.description} writing={story.writing} />
        </p>
      )}
      <StoryFacts story={story} />
      {story.image === null ? null : (
        <div style={{ padding: "24px 0 0" }}>
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

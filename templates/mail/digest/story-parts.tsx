import type { PresentedStory } from "../../present-story.ts";
import { FONT, LIGHT, SIZE } from "../../theme.ts";
import { LocalizedText } from "../../words/isolated.tsx";
import type { LangAttributes } from "../../words/writing.ts";

interface StoryProps {
  readonly story: PresentedStory;
}

/** The topics, above the title. */
export function StoryTopics({ story }: StoryProps) {
  if (story.tags.length === 0) return null;
  return (
    <p class="accent" style={TOPICS}>
      <LocalizedText text={story.tags.join(" · ")} writing={story.writing} />
    </p>
  );
}

/** The title's text, as a link where there is a good address. */
export function StoryTitle({ story }: StoryProps) {
  if (story.url === null) return <LocalizedText text={story.title} writing={story.writing} />;
  return (
    <a
      class="ink"
      href={story.url}
      style={{ color: LIGHT.ink, "text-decoration": "none" }}
      {...story.writing}
    >
      {story.title}
    </a>
  );
}

/** Date and reading time; `writing` where what stands around them is in the story's language. */
export function StoryFacts({ story, writing = {} }: StoryProps & { readonly writing?: LangAttributes }) {
  return (
    <p class="muted" style={FACTS}>
      <LocalizedText text={story.facts} writing={writing} />
    </p>
  );
}

/** The picture, as wide as the column; its words are set small, for those who see no pictures. */
export function StoryPicture({ story }: StoryProps) {
  if (story.image === null) return null;
  return (
    <img class="muted" src={story.image.url} alt={story.image.alt} width={SIZE.picture} style={PICTURE} />
  );
}

const PICTURE = {
  display: "block",
  width: "100%",
  border: "0",
  "font-family": FONT.interface,
  "font-size": SIZE.small,
  "line-height": "1.5",
  color: LIGHT.muted,
};

const TOPICS = {
  margin: "0 0 8px",
  "font-family": FONT.interface,
  "font-size": SIZE.small,
  "font-weight": "600",
  "line-height": "1.4",
  color: LIGHT.accent,
};

const FACTS = {
  margin: "12px 0 0",
  "font-family": FONT.interface,
  "font-size": SIZE.small,
  "line-height": "1.4",
  color: LIGHT.muted,
};

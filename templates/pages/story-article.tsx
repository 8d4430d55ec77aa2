import type { PropsWithChildren } from "hono/jsx";
import { formatDay } from "../format-date.ts";
import type { PresentedStory } from "../present-story.ts";

interface StoryArticleProps {
  readonly story: PresentedStory;
  readonly timeZone: string;
  /** `h1` where the story is the whole page. */
  readonly level: "h1" | "h2";
}

/** A story on the page of its issue; `children` is its text, where it is shown whole. */
export function StoryArticle({
  story,
  timeZone,
  level: Heading,
  children,
}: PropsWithChildren<StoryArticleProps>) {
  return (
    <article class="story" {...story.writing}>
      {story.image === null ? null : <img src={story.image.url} alt={story.image.alt} loading="lazy" />}
      {story.tags.length === 0 ? null : <p class="topics">{story.tags.join(" · ")}</p>}
      <Heading>{story.url === null ? story.title : <a href={story.url}>{story.title}</a>}</Heading>
      {story.description === "" ? null : <p class="lead">{story.description}</p>}
      <p class="facts">
        <time datetime={formatDay(story.publishedAt, timeZone)}>{story.facts}</time>
      </p>
      {children}
      {story.url === null ? null : (
        <p class="read-on">
          <a href={story.url} aria-label={story.readOnAbout}>
            {story.readOn}
          </a>
        </p>
      )}
    </article>
  );
}

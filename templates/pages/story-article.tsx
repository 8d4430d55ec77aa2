import { raw } from "hono/html";
import { formatDay } from "../format-date.ts";
import type { PresentedStory } from "../present-story.ts";

interface StoryArticleProps {
  readonly story: PresentedStory;
  readonly timeZone: string;
  /** `h1` where the story is the whole page. */
  readonly level: "h1" | "h2";
  /** The whole text as sanitised HTML, or null where the page only announces it. */
  readonly whole: string | null;
}

/** A story on the page of its issue. */
export function StoryArticle({ story, timeZone, level: Heading, whole }: StoryArticleProps) {
  return (
    <article class="story">
      {story.image === null ? null : <img src={story.image.url} alt={story.image.alt} loading="lazy" />}
      {story.tags.length === 0 ? null : (
        <p class="topics" {...story.writing}>
          {story.tags.join(" · ")}
        </p>
      )}
      <Heading {...story.writing}>
        {story.url === null ? story.title : <a href={story.url}>{story.title}</a>}
      </Heading>
      {story.description === "" ? null : (
        <p class="lead" {...story.writing}>
          {story.description}
        </p>
      )}
      <p class="facts">
        <time datetime={formatDay(story.publishedAt, timeZone)}>{story.facts}</time>
      </p>
      {whole === null ? null : (
        <div class="prose" {...story.writing}>
          {raw(whole)}
        </div>
      )}
      {story.url === null ? null : (
        <p class="read-on">
          {whole === null ? (
            <a href={story.url} aria-label={story.readOnAbout}>
              {story.readOn}
            </a>
          ) : (
            <a href={story.url}>{story.readOnBlog}</a>
          )}
        </p>
      )}
    </article>
  );
}

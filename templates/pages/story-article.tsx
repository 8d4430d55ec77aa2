import { raw } from "hono/html";
import { formatDay } from "../format-date.ts";
import { Written } from "../isolated.tsx";
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
        <p class="topics">
          <Written text={story.tags.join(" · ")} writing={story.writing} />
        </p>
      )}
      <Heading>
        {story.url === null ? (
          <Written text={story.title} writing={story.writing} />
        ) : (
          <a href={story.url} {...story.writing}>
            {story.title}
          </a>
        )}
      </Heading>
      {story.description === "" ? null : (
        <p class="lead">
          <Written text={story.description} writing={story.writing} />
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

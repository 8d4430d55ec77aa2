import { raw } from "hono/html";
import type { PresentedStory } from "../../present-story.ts";
import { formatDay } from "../../words/format-date.ts";
import { LocalizedText } from "../../words/isolated.tsx";
import type { LangAttributes } from "../../words/writing.ts";

interface StoryArticleProps {
  readonly story: PresentedStory;
  readonly timeZone: string;
  /** `h1` where the story is the whole page. */
  readonly level: "h1" | "h2";
  /** The text as sanitised HTML, all of it or its beginning; null where the page only announces it. */
  readonly body: { readonly html: string; readonly isWhole: boolean } | null;
}

/** Where the languages of the story and of our own words about it are said. */
interface Writings {
  readonly article: LangAttributes;
  readonly story: LangAttributes;
  readonly own: LangAttributes;
}

/** A story on the page of its issue. One with its text is laid out as its language is; one of several keeps to the page. */
export function StoryArticle({ story, timeZone, level, body }: StoryArticleProps) {
  const writings: Writings =
    body === null
      ? { article: {}, story: story.writing, own: {} }
      : { article: story.writing, story: {}, own: story.ownWriting };
  return (
    <article class="story" {...writings.article}>
      <StoryHead story={story} level={level} writings={writings} />
      <p class="facts">
        <time datetime={formatDay(story.publishedAt, timeZone)}>
          <LocalizedText text={story.facts} writing={writings.own} />
        </time>
      </p>
      {body === null ? null : <div class="prose">{raw(body.html)}</div>}
      {story.url === null ? null : (
        <p class="read-on" {...writings.own}>
          <a href={story.url} {...(body?.isWhole ? {} : { "aria-label": story.readOnAbout })}>
            {body?.isWhole ? story.readOnBlog : story.readOn}
          </a>
        </p>
      )}
    </article>
  );
}

interface StoryHeadProps extends Pick<StoryArticleProps, "story" | "level"> {
  readonly writings: Writings;
}

function StoryHead({ story, level: Heading, writings }: StoryHeadProps) {
  return (
    <>
      {story.image === null ? null : (
        <img src={story.image.url} alt={story.image.alt} loading="lazy" {...writings.story} />
      )}
      {story.tags.length === 0 ? null : (
        <p class="topics">
          <LocalizedText text={story.tags.join(" · ")} writing={writings.story} />
        </p>
      )}
      <Heading>
        {story.url === null ? (
          <LocalizedText text={story.title} writing={writings.story} />
        ) : (
          <a href={story.url} {...writings.story}>
            {story.title}
          </a>
        )}
      </Heading>
      {story.description === "" ? null : (
        <p class="lead">
          <LocalizedText text={story.description} writing={writings.story} />
        </p>
      )}
    </>
  );
}

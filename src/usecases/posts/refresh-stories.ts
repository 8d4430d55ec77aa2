import { spellAsOffered } from "../../core/language.ts";
import { derivePathStory } from "../../core/posts/path-story.ts";
import { cutPostsFolder } from "../../core/posts/posts-folder.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";

/**
 * How the language of a post is spelt follows from the languages offered (`pt` is `pt-BR` where that is), and which posts are translations of each other follows from the languages offered and from where
 * posts lie. Where these settings changed since, all are derived anew before anything is planned: not only those of files that come.
 */
export function refreshStories(deps: {
  readonly newsletter: Pick<Newsletter, "languages" | "postsFolder">;
  readonly schedule: Pick<ScheduleStore, "refreshStories">;
}): Promise<void> {
  const { languages, postsFolder = "" } = deps.newsletter;
  return deps.schedule.refreshStories(JSON.stringify({ languages, postsFolder }), (place) => {
    const isBelow = postsFolder === "" || place.longPath.startsWith(`${postsFolder}/`);
    const path = isBelow ? cutPostsFolder(place.longPath, postsFolder) : place.path;
    const language = spellAsOffered(place.language, languages);
    return { language, pathStory: derivePathStory(path, language, languages) };
  });
}

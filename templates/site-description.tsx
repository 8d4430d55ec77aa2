import type { Language } from "../src/core/language.ts";
import { Written } from "./isolated.tsx";
import type { Site } from "./site.ts";
import { deriveWriting } from "./writing.ts";

interface SiteDescriptionProps {
  readonly site: Site;
  readonly language: Language;
}

/** What the newsletter says of itself. There is one description, in the newsletter's first language. */
export function SiteDescription({ site, language }: SiteDescriptionProps) {
  const [first = language] = site.languages;
  return <Written text={site.description} writing={deriveWriting(first, language)} />;
}

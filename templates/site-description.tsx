import type { Language } from "../src/core/language.ts";
import type { Site } from "./site.ts";
import { LocalizedText } from "./words/isolated.tsx";
import { deriveWriting } from "./words/writing.ts";

interface SiteDescriptionProps {
  readonly site: Site;
  readonly language: Language;
}

/** What the newsletter says of itself. There is one description, in the newsletter's first language. */
export function SiteDescription({ site, language }: SiteDescriptionProps) {
  const [first = language] = site.languages;
  return <LocalizedText text={site.description} writing={deriveWriting(first, language)} />;
}

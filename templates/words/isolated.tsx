import type { Language } from "../../src/core/language.ts";
import { findTextDirection } from "./text-direction.ts";
import { type LangAttributes, pageLangAttributes } from "./writing.ts";

interface WrittenProps {
  readonly text: string;
  /** Empty where the text is in the language around it. */
  readonly writing: LangAttributes;
}

/**
 * Content in its own language and direction amid ours. It is inline, so that what stands around it keeps its alignment:
 * an English title in an Arabic page reads from the left and stands at the right. `dir` isolates as `bdi` does, and
 * unlike `bdi` mail clients leave it alone (Gmail keeps `dir` and `lang`).
 */
export function LocalizedText({ text, writing }: WrittenProps) {
  if (writing.lang === undefined && writing.dir === undefined) return <>{text}</>;
  return <span {...writing}>{text}</span>;
}

/** A name, an address or another text of unknown language: its first letter tells its direction. */
export function Isolated({ text, language }: { readonly text: string; readonly language: Language }) {
  const dir = findTextDirection(text);
  const isForeign = dir !== null && dir !== pageLangAttributes(language).dir;
  return <LocalizedText text={text} writing={isForeign ? { dir } : {}} />;
}

import type { Language } from "../../src/core/language.ts";
import { Isolated } from "./isolated.tsx";
import { cutMessage, type MessageKey, type MessageParams } from "./translate.ts";

interface PhraseProps {
  readonly language: Language;
  readonly say: MessageKey;
  readonly fill: MessageParams;
}

/** A message as markup: what is filled in does not turn the direction of our words around it. */
export function Phrase({ language, say, fill }: PhraseProps) {
  return (
    <>
      {cutMessage(language, say, fill).map(({ text, isFilledIn }) =>
        isFilledIn ? <Isolated text={text} language={language} /> : text,
      )}
    </>
  );
}

import type { Language } from "../../../src/core/language.ts";
import { LIGHT } from "../../theme.ts";
import { translate } from "../../words/translate.ts";
import { MailButton } from "../button.tsx";

interface DigestRestProps {
  readonly count: number;
  readonly language: Language;
  readonly url: string | null;
}

/** Where a mail had to be cut: how many stories are left, and where they stand. */
export function DigestRest({ count, language, url }: DigestRestProps) {
  const t = translate(language);
  return (
    <div
      class="rule"
      style={{ "border-top": `1px solid ${LIGHT.rule}`, margin: "0 0 40px", padding: "28px 0 0" }}
    >
      <p style={{ margin: "0" }}>{t("digest.rest", { count })}</p>
      {url === null ? null : <MailButton href={url} label={t("digest.restLink")} />}
    </div>
  );
}

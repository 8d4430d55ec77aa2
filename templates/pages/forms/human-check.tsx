import type { Language } from "../../../src/core/language.ts";
import { translate } from "../../words/translate.ts";

interface HumanCheckProps {
  readonly language: Language;
  /** Turnstile's site key; absent: no check, and no script. */
  readonly humanCheckKey?: string | undefined;
  /** What Turnstile's own figures name the form by. */
  readonly action: "subscribe" | "link";
}

/** Where Turnstile draws its box, and puts the field that says how it went. */
export function HumanCheckField({ language, humanCheckKey, action }: HumanCheckProps) {
  if (humanCheckKey === undefined) return null;
  return (
    <div class="field">
      <div
        class="cf-turnstile"
        data-sitekey={humanCheckKey}
        data-action={action}
        data-language={language.toLowerCase()}
        data-size="flexible"
      />
      <noscript>
        <p class="fault">{translate(language)("form.checkNeedsScript")}</p>
      </noscript>
    </div>
  );
}

/** The only script that a page of ours ever loads, and only where the newsletter asks for the check. */
export function HumanCheckScript({ humanCheckKey }: Pick<HumanCheckProps, "humanCheckKey">) {
  if (humanCheckKey === undefined) return null;
  return <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" defer></script>;
}

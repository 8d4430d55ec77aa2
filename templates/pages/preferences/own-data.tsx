import type { Language } from "../../../src/core/language.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { withLanguage } from "../layout/local-path.ts";

export interface OwnDataProps {
  readonly language: Language;
  readonly token: string;
  /** Null: the link is not fresh, and what is private waits behind one. */
  readonly address: string | null;
}

/** Address, download and erasure: behind a magic link, because mails are forwarded. */
export function OwnData({ language, token, address }: OwnDataProps) {
  return (
    <section aria-labelledby="data">
      <h2 id="data">{translate(language)("preferences.dataHeading")}</h2>
      {address === null ? (
        <MagicLinkForm language={language} token={token} />
      ) : (
        <Unlocked language={language} token={token} address={address} />
      )}
    </section>
  );
}

function MagicLinkForm({ language, token }: Omit<OwnDataProps, "address">) {
  const t = translate(language);
  return (
    <>
      <p>{t("preferences.dataLead")}</p>
      <form
        method="post"
        action={withLanguage(`/preferences/fresh?token=${encodeURIComponent(token)}`, language)}
      >
        <input type="hidden" name="token" value={token} />
        <button class="quiet" type="submit">
          {t("preferences.askFresh")}
        </button>
      </form>
    </>
  );
}

function Unlocked({ language, token, address }: OwnDataProps & { readonly address: string }) {
  const t = translate(language);
  const download = `/preferences/data?token=${encodeURIComponent(token)}`;
  return (
    <>
      <p>
        <Phrase language={language} say="preferences.about" fill={{ address }} />
      </p>
      <p>
        <a href={download} download="newsletter-data.json">
          {t("preferences.download")}
        </a>
      </p>
      <details>
        <summary>{t("preferences.erase")}</summary>
        <p>{t("preferences.eraseLead")}</p>
        <form
          method="post"
          action={withLanguage(`/preferences/erase?token=${encodeURIComponent(token)}`, language)}
        >
          <input type="hidden" name="token" value={token} />
          <button type="submit">{t("preferences.eraseButton")}</button>
        </form>
      </details>
    </>
  );
}

import type { Translate } from "../words/translate.ts";
import { ADDRESS_LINK, SMALL_PARAGRAPH } from "./notice.tsx";

/** Below a button: where it leads, to be copied where a client does not follow it. */
export const BareAddress = ({ t, href }: { readonly t: Translate; readonly href: string }) => (
  <p class="muted" style={SMALL_PARAGRAPH}>
    {t("notice.address")}
    <br />
    <a class="accent" href={href} dir="ltr" style={ADDRESS_LINK}>
      {href}
    </a>
  </p>
);

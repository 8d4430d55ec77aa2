import { LETTER_FORMAT } from "./providers/letter-format.ts";
import type { ProviderFormat } from "./providers/provider-format.ts";
import { RESEND_FORMAT } from "./providers/resend-format.ts";

/** The use cases' tests run over each of them: whatever a mail looks like on its way, everybody gets it once. */
export const PROVIDERS: readonly ProviderFormat[] = [RESEND_FORMAT, LETTER_FORMAT];

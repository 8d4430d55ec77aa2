/** What a provider's API allows and promises to everybody; what it allows one account are settings. */
export interface ProviderTerms {
  /** The most mails in one request. */
  readonly batchSize: number;
  /** How long a key is known from its first request on; 0: keys are not known at all. */
  readonly keyLifeMs: number;
  readonly listing: ListingTerms;
}

/** What its list of mails can show. */
export interface ListingTerms {
  /** An accepted mail may be missing from the list for so long. */
  readonly delayMs: number;
  /** A mail is surely listed for so long. */
  readonly keptMs: number;
}

/**
 * For how long a request in doubt is repeated under its key. A twenty-fourth is kept back, an hour of a day: for clocks
 * that differ, and for a last request that arrives late. Without keys nothing in doubt is repeated.
 */
export const deriveRepeatMs = ({ keyLifeMs }: Pick<ProviderTerms, "keyLifeMs">) => (keyLifeMs * 23) / 24;

import type { PersonalPart } from "./placeholders.ts";

/** A mail in the provider's own form, cut at its placeholders: the bytes between them, and which personal part goes where. */
export interface EncodedMail {
  /** All of it, placeholders included: where it is the same, the bytes are. */
  readonly text: string;
  readonly pieces: readonly (Uint8Array | PersonalPart)[];
}

/** An edition encoded: its text is left behind, which is as large as a mail, and a hash stands for it. */
export interface EncodedEdition {
  /** Of the text: SHA-256 as hex. */
  readonly hash: string;
  readonly pieces: EncodedMail["pieces"];
}

/** One reader's mail of an edition. */
export interface PersonalMail {
  readonly edition: EncodedEdition;
  readonly parts: Readonly<Record<PersonalPart, string>>;
}

import type { Cadence } from "../cadence.ts";
import type { IssueId } from "../ids.ts";
import type { Language } from "../language.ts";

/**
 * Every link of our own that a mail holds. Readers keep mails for years: a form that was once mailed must go on working.
 * A token is base64url, and a placeholder is plain ASCII, so that neither needs escaping.
 */
export interface MailLinks {
  /** Of a signup: the page whose button makes it active. */
  confirm(token: string): string;
  /** Also the one-click address in the header (RFC 8058). */
  leave(token: string): string;
  /** To the reader's own page; with a magic link's token it shows what a forwarded link must not. */
  manage(token: string): string;
  /** To one of the common choices, behind one press. */
  shortcut(action: Cadence | "pause", token: string): string;
  archive(language: Language): string;
  issue(id: IssueId, language: Language): string;
}

/** They all start with the newsletter's own address, which ends in `/`. */
export function deriveMailLinks(publicUrl: string | URL): MailLinks {
  const base = new URL(publicUrl).href;
  return {
    confirm: (token) => `${base}confirm?token=${token}`,
    leave: (token) => `${base}unsubscribe?token=${token}`,
    manage: (token) => `${base}preferences?token=${token}`,
    shortcut: (action, token) => `${base}preferences/${action}?token=${token}`,
    archive: (language) => `${base}issues?lang=${language}`,
    issue: (id, language) => `${base}issues/${id}?lang=${language}`,
  };
}

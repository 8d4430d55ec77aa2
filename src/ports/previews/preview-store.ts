import type { Preview, PreviewMail } from "../../core/previews/preview.ts";

/** Previews of pull requests that are open (D1). */
export interface PreviewStore {
  /** With its mails, in one transaction; what was there of it goes. What was told of it stays known. */
  save(preview: Preview, mails: readonly PreviewMail[]): Promise<void>;
  find(id: string): Promise<Preview | null>;
  /** Its HTML; null: there is no such mail. */
  findMail(id: string, position: number): Promise<string | null>;
  /** Newest first. */
  list(): Promise<readonly Preview[]>;
  remove(id: string): Promise<void>;
}

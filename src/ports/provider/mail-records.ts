import type { MailPage, PageCursor } from "../../core/provider/mail-page.ts";

/** The mails that the provider itself knows of. Reading only; never throws for what a network or a provider may do. */
export interface MailRecords {
  listPage(cursor: PageCursor): Promise<MailPage>;
}

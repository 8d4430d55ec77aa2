import type { Outbox } from "../../../src/ports/outbox/outbox.ts";
import type { Mailer } from "../../../src/ports/provider/mailer.ts";
import type { AddressFactsReader } from "../../../src/ports/subscribers/address-facts.ts";
import type { Records } from "../judges/records.ts";
import { hashAddress } from "./stand-ins.ts";

/** Notes each request with a mail to one person, and when the look began that it rests on; changes nothing. */
export function watchOwedMails(records: Pick<Records, "owedSubmissions" | "nextOrder">) {
  let asked = 0;
  return {
    outbox: (outbox: Outbox): Outbox => ({
      ...outbox,
      look(now, limit) {
        asked = records.nextOrder();
        return outbox.look(now, limit);
      },
    }),
    facts: (facts: AddressFactsReader): AddressFactsReader => ({
      find(query) {
        asked = records.nextOrder();
        return facts.find(query);
      },
    }),
    mailer: (mailer: Mailer): Mailer => ({
      ...mailer,
      submit(mail, key) {
        records.owedSubmissions.push({ id: hashAddress(mail.to), key, asked });
        return mailer.submit(mail, key);
      },
    }),
  };
}

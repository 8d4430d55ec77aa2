import { HOUR } from "../storm/draw-schedule.ts";
import type { Defect } from "./defect.ts";

/** Defects in how sign-ups are taken down and mailed. */
export const SIGNUP_DEFECTS: Readonly<Record<string, Defect>> = {
  "what the hour has no room for is dropped": {
    outbox: (outbox) => ({
      ...outbox,
      async look(now, limit) {
        const view = await outbox.look(now, limit);
        if (view.submitted.signupsThisHour < 2) return view;
        for (const owed of view.due) if (owed.kind === "signup") await outbox.end(owed);
        return outbox.look(now, limit);
      },
    }),
  },
  "a mail that was not submitted within the hour is given up": {
    outbox: (outbox) => ({
      ...outbox,
      async look(now, limit) {
        const view = await outbox.look(now, limit);
        for (const owed of view.due) if (owed.at < now - HOUR) await outbox.end(owed);
        return outbox.look(now, limit);
      },
    }),
  },
  "a signup's mail has another key at every attempt": {
    mailer: (mailer) => {
      let calls = 0;
      return {
        ...mailer,
        submit(mail, key) {
          calls += 1;
          return mailer.submit(mail, key.startsWith("signup-") ? `${key}/${calls}` : key);
        },
      };
    },
  },
  "a later request overwrites the choices and evidence of the earlier": {
    signups: (signups, { db }) => ({
      ...signups,
      async add(signup, mail) {
        const at = await signups.add(signup, mail);
        const overwrite = "UPDATE signups SET choices = ?2, consent = ?3 WHERE id = ?1";
        const json = [JSON.stringify(signup.choices), JSON.stringify(signup.consent)];
        await db
          .prepare(overwrite)
          .bind(signup.id, ...json)
          .run();
        return at;
      },
    }),
  },
  "a later request takes the place of the one that is owed its mail": {
    signups: (signups) => ({
      ...signups,
      async add(signup, mail) {
        await signups.settle(signup.id, signup.at);
        return signups.add(signup, mail);
      },
    }),
  },
  "no safety alarm of the outbox": {
    outboxAlarms: (alarms, storage) => ({
      ...alarms,
      async run(work) {
        const wakeAt = await work().catch(() => null);
        if (wakeAt !== null) await storage.setAlarm(wakeAt);
      },
    }),
  },
};

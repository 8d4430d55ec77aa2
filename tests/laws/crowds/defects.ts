import type { Defect } from "../defects/defect.ts";
import { HOUR } from "../storm/draw-schedule.ts";

export interface CrowdDefect {
  readonly name: string;
  /** The first crowd that shows it. */
  readonly seed: number;
  readonly defect: Defect;
}

const SLICES_IN_A_ROW = 3;
const MOST_ATTEMPTS = 5;

/** Mistakes that are easily made, each of which lets somebody of a crowd wait for longer than they must. */
export const CROWD_DEFECTS: readonly CrowdDefect[] = [
  {
    name: "the outbox stops after so many mails",
    seed: 8,
    defect: {
      outboxAlarms: (alarms) => {
        let slices = 0;
        const count = (wakeAt: number | null) => {
          slices += 1;
          return slices % SLICES_IN_A_ROW === 0 ? null : wakeAt;
        };
        return { ...alarms, run: (work) => alarms.run(async () => count(await work())) };
      },
    },
  },
  {
    name: "the outbox goes on with a tick or another sign-up only",
    seed: 1,
    defect: {
      outboxAlarms: (alarms) => ({
        ...alarms,
        run: (work) =>
          alarms.run(async () => {
            await work();
            return null;
          }),
      }),
    },
  },
  {
    name: "a mail that failed is tried again after an hour",
    seed: 1,
    defect: {
      outbox: (outbox) => ({
        ...outbox,
        save: (mails) => outbox.save(mails.map((one) => ({ ...one, dueAt: one.dueAt + HOUR }))),
      }),
    },
  },
  {
    name: "the rest after failures doubles without an end",
    seed: 9,
    defect: {
      drain: (store) => ({
        ...store,
        write: (state) =>
          store.write({
            ...state,
            restsUntil: state.restsUntil === 0 ? 0 : state.restsUntil + 1000 * 2 ** state.barrenSlices,
          }),
      }),
    },
  },
  {
    name: "a mail is given up after so many attempts",
    seed: 3,
    defect: {
      outbox: (outbox) => ({
        ...outbox,
        async look(now, limit) {
          const view = await outbox.look(now, limit);
          for (const owed of view.due) if (owed.attempts >= MOST_ATTEMPTS) await outbox.end(owed);
          return outbox.look(now, limit);
        },
      }),
    },
  },
  {
    name: "what the hour has no room for waits for the next day",
    seed: 1,
    defect: {
      outbox: (outbox) => ({
        ...outbox,
        async look(now, limit) {
          const view = await outbox.look(now, limit);
          const { submitted } = view;
          return { ...view, submitted: { ...submitted, signupsThisHour: submitted.signupsToday } };
        },
      }),
    },
  },
  {
    name: "an attempt that a restart cut off counts as taken",
    seed: 3,
    defect: {
      outbox: (outbox) => ({
        ...outbox,
        async look(now, limit) {
          const view = await outbox.look(now, limit);
          return { ...view, due: view.due.filter((one) => one.inDoubtSince === null) };
        },
      }),
    },
  },
];

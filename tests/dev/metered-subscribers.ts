import { meterD1 } from "../../dev/meter/meter-d1.ts";
import { meterKv } from "../../dev/meter/meter-kv.ts";
import { createTally } from "../../dev/meter/tally.ts";
import { createD1IssueStore } from "../../src/adapters/d1/issues/issue-store.ts";
import { createD1Outbox } from "../../src/adapters/d1/outbox/outbox.ts";
import { createD1PostStore } from "../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../src/adapters/d1/posts/topic-catalog.ts";
import { createD1ChangeLog } from "../../src/adapters/d1/subscribers/change-log.ts";
import { createD1SignupStore } from "../../src/adapters/d1/subscribers/signup-store.ts";
import { createD1UndeliverableList } from "../../src/adapters/d1/subscribers/undeliverable-list.ts";
import { createKvSubscriberBase } from "../../src/adapters/kv/subscriber-base.ts";
import type { OutgoingMail } from "../../src/core/provider/outgoing-mail.ts";
import { createSubscriberWorld } from "../builders/subscriber-world.ts";
import { createFakeKvNamespace } from "../fakes/kv-namespace.ts";

/** The verbs of subscribers with every port that leaves the Worker counted; `start` begins a new invocation. */
export function createMeteredSubscribers() {
  const world = createSubscriberWorld({ newsletter: { welcomeMail: true } });
  let tally = createTally();
  const current = () => tally;
  const kv = meterKv(createFakeKvNamespace(), current, world.deps.clock.now);
  const db = meterD1(world.db, current);
  const deps = {
    ...world.deps,
    base: createKvSubscriberBase(kv, world.deps.log),
    changes: createD1ChangeLog(db),
    undeliverable: createD1UndeliverableList(db),
    signups: createD1SignupStore(db),
    outbox: createD1Outbox(db),
    outboxWaker: { wake: async () => tally.add("serviceSubrequests") },
    topics: createD1TopicCatalog(db),
    posts: createD1PostStore(db),
    issues: createD1IssueStore(db),
    quota: {
      count: async () => tally.add("serviceSubrequests"),
      claim: async (mails: number) => {
        tally.add("serviceSubrequests");
        return { granted: mails, until: null };
      },
    },
    mailer: {
      submit: async (mail: OutgoingMail, key: string) => {
        tally.add("externalSubrequests");
        return world.mail.mailer.submit(mail, key);
      },
    },
    pacer: {
      reserve: async () => {
        tally.add("serviceSubrequests");
        return world.deps.pacer.reserve();
      },
      release: async () => tally.add("serviceSubrequests"),
      report: async () => tally.add("serviceSubrequests"),
    },
  };
  return {
    world,
    deps,
    read: () => tally.read(),
    start: () => {
      tally = createTally();
    },
  };
}

import type { IncomingPost } from "../../../src/core/posts/incoming-post.ts";
import { findPreferences } from "../../../src/usecases/preferences/find-preferences.ts";
import { listOfferedTopics } from "../../../src/usecases/subscribers/list-offered-topics.ts";
import { hashAddress, signer } from "../world/stand-ins.ts";
import { choose } from "./answered-acts.ts";
import { type Cast, does, drawMoment } from "./cast.ts";

import { addressOf, MINUTE, START } from "./draw-schedule.ts";
import type { Random } from "./random.ts";

/**
 * In a third of the storms posts are taken home and let out again, or expire; somebody looks which topics are offered,
 * and readers save the form as it was shown to them.
 */
export function unleashHomes(cast: Cast, homes: Random): void {
  if (!homes.happens(1 / 3)) return;
  for (let times = homes.integer(1, 5); times > 0; times -= 1) moveHome(cast, homes);
  for (let times = homes.integer(1, 4); times > 0; times -= 1) lookAtTopics(cast, drawMoment(cast, homes));
  for (let times = homes.integer(0, 4); times > 0; times -= 1)
    saveAsShown(cast, homes.integer(0, cast.readers - 1), drawMoment(cast, homes));
}

function moveHome(cast: Cast, homes: Random): void {
  const post = homes.pick(cast.posts);
  const at = drawMoment(cast, homes);
  const edit = homes.pick<Partial<IncomingPost>>([
    { home: "private (private: true)" },
    { home: "unclear (draft: maybe)" },
    { home: null },
    { expiresAt: at + homes.integer(-1, 30) * MINUTE },
  ]);
  does(cast, at, `post ${post.id} is published with ${JSON.stringify(edit)}`, () => {
    if (edit.home !== null) cast.world.records.withdrawals.push({ post: post.id, begunAt: at });
    const source = { ...post, ...edit, sourceHash: `${post.id} ${at} at home` };
    cast.world.invoke(`home-${post.id}`, ({ issues }) => issues.posts.save(source, at));
  });
}

function lookAtTopics(cast: Cast, at: number): void {
  does(cast, at, "somebody looks which topics are offered", () =>
    cast.world.invoke("look", async ({ subscribers, homes }) => {
      const offered = (await listOfferedTopics(subscribers)).map(({ slug }) => slug).sort();
      const expected = await homes.offered();
      if (String(offered) !== String(expected))
        cast.world.storm.accuse(`"${offered}" is offered, and public posts carry "${expected}"`);
    }),
  );
}

/** What a browser sends whose reader ticks nothing: every topic that they had chosen, offered any more or not. */
function saveAsShown(cast: Cast, reader: number, at: number): void {
  const id = hashAddress(addressOf(reader));
  does(cast, at, `reader ${reader} saves the form as it is`, () =>
    cast.world.invoke(`save-${reader}`, async ({ subscribers }) => {
      const token = await signer.sign({ purpose: "manage", id, issuedAt: START });
      const found = await findPreferences(subscribers, { token });
      if (found.ok) await choose(cast.world.records, subscribers, id, { topics: found.value.topics });
    }),
  );
}

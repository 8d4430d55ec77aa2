import type { IssueId } from "../../../src/core/ids.ts";
import type { IssueCommand } from "../../../src/core/issues/issue-command.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import { applyCommand } from "../../../src/usecases/issues/apply-command.ts";
import { eraseSubscriber } from "../../../src/usecases/subscribers/author/erase-subscriber.ts";
import type { GivenCommand } from "../judges/records-of-sending.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import { act } from "./answered-acts.ts";
import { type Cast, does, drawMoment } from "./cast.ts";
import { addressOf, MINUTE } from "./draw-schedule.ts";

/** The author stops what goes out, mostly in the middle of it; readers are erased, mostly while batches are refused. */
export function unleashSending(cast: Cast): void {
  const { sending } = cast;
  if (sending.happens(0.6)) stopInTheMiddle(cast);
  if (sending.happens(0.4)) {
    const at = drawMoment(cast, sending);
    const mode = sending.pick(["author", "rate", "daily-quota"] as const);
    const lasts = sending.integer(1_000, 20 * MINUTE);
    does(cast, at, `the provider is ${mode} for ${lasts / 1000} s`, () =>
      cast.world.provider.setMode(mode, at + lasts),
    );
    for (let times = sending.integer(0, 4); times > 0; times -= 1)
      erase(cast, sending.integer(0, cast.readers - 1), at + sending.integer(0, lasts));
    tellAll(cast, at + lasts + 1_000, "resume");
  }
  for (let times = sending.pick([0, 0, 1, 2]); times > 0; times -= 1)
    erase(cast, sending.integer(0, cast.readers - 1), drawMoment(cast, sending));
}

/** Some milliseconds after a request has left, when others wait for their start; sometimes at any moment. */
function stopInTheMiddle(cast: Cast): void {
  const { sending, world } = cast;
  const wish = sending.happens(0.8) ? "pause" : "cancel";
  const [afterRequests, laterMs, lasts] = [
    sending.integer(1, 10),
    sending.integer(0, 250),
    sending.integer(1_000, 30 * MINUTE),
  ];
  const stopAt = (at: number) => {
    tellAll(cast, at, wish);
    tellAll(cast, at + lasts, "resume");
  };
  if (sending.happens(0.2)) stopAt(drawMoment(cast, sending));
  else world.records.reactions.set(afterRequests, () => stopAt(world.storm.time.now() + laterMs));
}

const tellAll = (cast: Cast, at: number, wish: IssueCommand) =>
  does(cast, at, `the author tells all issues to ${wish}`, () =>
    cast.world.invoke(`tell-${wish}`, async ({ issues }) => {
      for (const issue of await issues.issues.listOpen())
        await giveCommand(cast.world, issues, issue.id, wish);
    }),
  );

/** As an author does, with what is needed to judge it written down. */
export async function giveCommand(
  { records }: World,
  deps: Parameters<typeof applyCommand>[0],
  issue: IssueId,
  wish: IssueCommand,
): Promise<void> {
  const command: GivenCommand = { issue, wish, begun: records.nextOrder(), answered: null };
  records.commands.push(command);
  const answer = await applyCommand(deps, issue, wish);
  if (answer.ok) command.answered = records.nextOrder();
}

/** Once the erasure was answered, no object holds the address but for what is in doubt or under way. */
const erase = (cast: Cast, reader: number, at: number) =>
  does(cast, at, `reader ${reader} is erased`, () =>
    cast.world.invoke(`erase-${reader}`, async ({ subscribers }) => {
      const address = addressOf(reader);
      const id = hashAddress(address);
      const told = cast.world.records.postponed.length;
      const erasure = { id, what: "erased", holds: (record: Subscriber | null) => record === null };
      const answer = await act(cast.world.records, erasure, () =>
        eraseSubscriber(subscribers, { addressOrId: id }),
      );
      if (!answer.ok || cast.world.records.postponed.length > told) return;
      const isBack = cast.world.records.changes.findLast((change) => change.id === id)?.record !== null;
      if (!isBack) accuseOfKeeping(cast.world, address);
    }),
  );

function accuseOfKeeping({ hosts, storm }: World, address: string): void {
  for (const [name, { storage }] of hosts) {
    const kept = storage.sql
      .exec(
        `SELECT 1 FROM packs WHERE instr(readers, ?1) > 0 UNION ALL SELECT 1 FROM batches WHERE instr(addresses, ?1) > 0
           AND outcome IS NULL AND in_doubt_since IS NULL AND attempt_at IS NULL`,
        JSON.stringify(address),
      )
      .toArray();
    if (kept.length > 0) storm.accuse(`${name} holds ${address}, who was erased`);
  }
}

import { asPostId } from "../../../src/core/ids.ts";
import type { IncomingPost } from "../../../src/core/posts/incoming-post.ts";
import { type IssueRequest, requestIssue } from "../../../src/usecases/schedule/request-issue.ts";
import { runTick } from "../../../src/usecases/tick/run-tick.ts";
import type { Mode } from "../world/provider.ts";
import { type Cast, does, drawMoment } from "./cast.ts";
import { HOUR, MINUTE, START } from "./draw-schedule.ts";
import type { Random } from "./random.ts";
import { unleashImports } from "./unleash-imports.ts";
import { unleashMoves } from "./unleash-moves.ts";
import { unleashPoison } from "./unleash-poison.ts";
import { unleashReaders } from "./unleash-readers.ts";
import { unleashRenames } from "./unleash-renames.ts";
import { unleashSecondThoughts } from "./unleash-second-thoughts.ts";
import { giveCommand, unleashSending } from "./unleash-sending.ts";
import { unleashSignups } from "./unleash-signups.ts";

/** Puts everything that will be done from outside into the queue: ticks, webhooks, readers, posts, the author, deploys. */
export function unleash(cast: Cast): void {
  unleashTicks(cast);
  unleashReaders(cast);
  unleashAuthor(cast);
  unleashPosts(cast);
  unleashProvider(cast);
  unleashMoves(cast);
  unleashSecondThoughts(cast);
  unleashSending(cast);
  unleashRenames(cast);
  unleashImports(cast);
  unleashPoison(cast);
  unleashSignups(cast);
}

function unleashTicks(cast: Cast): void {
  const { random } = cast.world.storm;
  const lost = random.pick([0, 0.1, 0.5]);
  const repeated = random.pick([0, 0.3]);
  const late = random.pick([0, 0.2]);
  for (let t = START + 5 * MINUTE; t < cast.endAt; t += (t < START + 2 * HOUR ? 1 : 8) * 15 * MINUTE) {
    if (random.happens(lost)) continue;
    const first = t + (random.happens(late) ? random.integer(0, 40 * MINUTE) : random.integer(0, 500));
    tick(cast, first, t);
    if (random.happens(repeated)) tick(cast, first + random.integer(0, 300), t);
    if (random.happens(repeated / 2)) tick(cast, first + random.integer(0, 40 * MINUTE), t);
  }
}

export const tick = (cast: Pick<Cast, "world">, at: number, t: number) =>
  does(cast, at, `tick for ${new Date(t).toISOString()}`, () =>
    cast.world.invoke(`tick@${at - START}`, async (deps) => {
      await runTick(deps.tick, t);
      for (const part of deps.listUnbegun()) cast.world.storm.accuse(`a tick ends and has not begun ${part}`);
    }),
  );

function unleashAuthor(cast: Cast): void {
  const { random } = cast.world.storm;
  const { cadences } = cast.world.newsletter;
  for (let number = random.integer(0, 3); number > 0; number -= 1) {
    const posts = random.happens(0.3) ? [random.pick(cast.posts).id] : null;
    const cadence = random.pick(cadences);
    webhook(cast, drawMoment(cast), `wh-${number}`, { cadence: posts === null ? cadence : null, posts });
  }
  if (random.happens(0.3)) {
    const at = drawMoment(cast);
    wish(cast, at, "pause");
    wish(cast, at + random.integer(1000, 60 * MINUTE), "resume");
  }
  if (random.happens(0.2)) wish(cast, drawMoment(cast), "send");
  if (random.happens(0.4)) does(cast, drawMoment(cast), "everything is cut off", () => cast.world.killAll());
}

/** Once, or several times at once or later, as senders of webhooks do. */
function webhook(
  cast: Cast,
  at: number,
  webhookId: string,
  wanted: Pick<IssueRequest, "cadence" | "posts">,
): void {
  const { random } = cast.world.storm;
  const request: IssueRequest = { ...wanted, dryRun: false, testTo: null, holdMinutes: null, webhookId };
  const times = random.pick([1, 1, 2, 3]);
  for (let time = 0; time < times; time += 1) {
    const deliveredAt =
      time === 0 ? at : at + random.pick([random.integer(0, 100), random.integer(0, 30 * MINUTE)]);
    does(cast, deliveredAt, `webhook ${webhookId} ${JSON.stringify(wanted)}`, () =>
      cast.world.invoke(`${webhookId}#${time}`, async ({ issues }) => {
        const answer = await requestIssue(issues, request);
        if (!answer.ok) return;
        const known = cast.world.records.answers.get(webhookId) ?? [];
        cast.world.records.answers.set(webhookId, [...known, JSON.stringify(answer.value)]);
      }),
    );
  }
}

/** What the author asks of every issue that is open at that moment. */
export const wish = (cast: Pick<Cast, "world">, at: number, wanted: "pause" | "resume" | "send") =>
  does(cast, at, `the author wishes ${wanted}`, () =>
    cast.world.invoke(`author-${wanted}`, async ({ issues }) => {
      for (const issue of await issues.issues.listOpen())
        await giveCommand(cast.world, issues, issue.id, wanted);
    }),
  );

function unleashPosts(cast: Cast): void {
  const { random } = cast.world.storm;
  const published = new Map(cast.posts.map((post) => [post.id, post.publishedAt]));
  for (let edits = random.integer(0, 3); edits > 0; edits -= 1) {
    const post = random.pick(cast.posts);
    const at = drawMoment(cast);
    const edit = random.pick<Partial<IncomingPost>>([
      { title: `Edited ${edits}` },
      { home: "draft" },
      { home: null },
      { publishedAt: post.publishedAt + random.integer(-90, 90) * MINUTE },
    ]);
    does(cast, at, `post ${post.id} is published with ${JSON.stringify(edit)}`, () => {
      const source = { ...post, ...edit, sourceHash: `${post.id} ${at}` };
      const wasDue = (published.get(post.id) ?? at) <= at;
      published.set(post.id, source.publishedAt);
      const isHome = typeof edit.home === "string" || (edit.publishedAt ?? at) > at;
      if (isHome || (wasDue && source.publishedAt > at))
        cast.world.records.withdrawals.push({ post: post.id, begunAt: at });
      cast.world.invoke(`publish-${post.id}`, ({ issues }) => issues.posts.save(source, at));
    });
  }
  if (random.happens(0.1)) {
    const post = random.pick(cast.posts);
    const at = drawMoment(cast);
    does(cast, at, `post ${post.id} is removed`, () => {
      cast.world.records.withdrawals.push({ post: asPostId(post.id), begunAt: at });
      cast.world.invoke(`remove-${post.id}`, ({ issues }) => issues.posts.remove(post.path, at));
    });
  }
}

function unleashProvider(cast: Cast): void {
  const { random } = cast.world.storm;
  if (!random.happens(0.5)) return;
  const mode = random.pick<Mode>(["dead", "swallows-replies", "author", "daily-quota", "rate"]);
  const at = drawMoment(cast);
  const most = cast.world.newsletter.shards === 1 ? 26 * HOUR : HOUR; // sixteen patient shards are no better proof than one
  const lasts = mode === "rate" ? random.integer(1, 30) * 1000 : Math.min(most, drawOutageMs(random));
  does(cast, at, `the provider is ${mode} for ${lasts / 1000} s`, () =>
    cast.world.provider.setMode(mode, at + lasts),
  );
}

/** Mostly short; sometimes so long that no key protects a batch any more, which takes a schedule of its own. */
function drawOutageMs(random: Random): number {
  if (random.happens(0.01)) return 26 * HOUR;
  return random.pick([20_000, 20_000, 5 * MINUTE, 5 * MINUTE, HOUR]);
}

import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";
import { createPollingWorld, type Entry, type PollingWorld, writeRss } from "../../builders/polling-world.ts";

/** A story of the blog: what it is in truth, and what its feed says of it by now. */
interface Story {
  readonly number: number;
  readonly wasThereAtFirst: boolean;
  entry: Entry;
  isShown: boolean;
  /** As the newsletter certainly knows it; null: it may never have been read. */
  read: Entry | null;
}

/** Nobody can tell a story whose guid, page and date are all others from a new one. */
const isKnowable = ({ read, entry }: Story, next: Entry) =>
  read === null ||
  next.guid === read.guid ||
  pathOf(next) === pathOf(read) ||
  (next.date === read.date && entry.date === read.date);

const pathOf = ({ link = "" }: Entry) => new URL(link).pathname;

const STEPS = 25;

/** A life of a blog, drawn from this seed. What was broken of the promise, in words; empty: nothing. */
export async function runBlog(
  seed: number,
  plant: (deps: PollingWorld["deps"]) => Partial<PollingWorld["deps"]> = () => ({}),
): Promise<readonly string[]> {
  const random = createSeededRandom(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const world = createPollingWorld({ maximumAgeDays: 0 });
  const own = plant(world.deps);
  const stories: Story[] = [];
  let domain = "https://blog.example.org";
  const tell = (wasThereAtFirst: boolean) => {
    const number = stories.length + 1;
    const link = `${domain}/story-${number}/`;
    stories.unshift({
      ...{ number, wasThereAtFirst, isShown: true, read: null },
      entry: { title: `Story ${number}`, guid: link, link, date: "2026-11-19T08:00Z" },
    });
  };
  for (let first = 0; first < 4 + draw(6); first += 1) tell(true);
  const show = () =>
    world.answer(writeRss(stories.filter(({ isShown }) => isShown).map(({ entry }) => entry)));
  const poll = async (breakAt = 0) => {
    await world.db.prepare("UPDATE polled_feeds SET next_at = 0").run();
    const deps = { ...own, ...(breakAt === 0 ? {} : interrupt({ ...world.deps, ...own }, breakAt)) };
    await world.poll(deps).catch((error: Error) => {
      if (error.message !== "interrupted") throw error;
    });
    await world.tick();
  };
  const edit = (change: (entry: Entry) => Entry) => {
    const story = stories[draw(stories.length)];
    if (story === undefined) return;
    const next = change(story.entry);
    if (isKnowable(story, next)) story.entry = next;
  };
  const noteRead = () => {
    for (const story of stories) if (story.isShown) story.read = story.entry;
  };
  show();
  // Somebody may die in the first poll, too; what is new comes once it has succeeded.
  if (draw(3) === 0) await poll(1 + draw(12));
  await world.db.prepare("UPDATE polled_feeds SET claimed_until = 0").run();
  await poll();
  noteRead();

  for (let step = 0; step < STEPS; step += 1) {
    const isQuiet = (await world.feeds())[0]?.held === 0;
    const moves = [
      () => isQuiet && tell(false),
      () => isQuiet && tell(false),
      () => edit((entry) => ({ ...entry, guid: `tag:renamed,${step}:${entry.title}` })),
      () => edit((entry) => ({ ...entry, link: `${domain}/renamed-${step}/` })),
      () =>
        edit((entry) => ({ ...entry, date: "2026-11-20T09:00Z", body: `<p>Edited in step ${step}.</p>` })),
      () => stories.reverse(),
      () => {
        const story = stories[draw(stories.length)];
        if (story !== undefined && stories.filter(({ isShown }) => isShown).length > 4)
          story.isShown = !story.isShown;
      },
      () => {
        const moved = `https://moved-${step}.example.org`;
        for (const story of stories) {
          const move = (address = "") =>
            address.startsWith("http") ? address.replace(domain, moved) : address;
          story.entry = { ...story.entry, guid: move(story.entry.guid), link: move(story.entry.link) };
        }
        domain = moved;
      },
    ];
    moves[draw(moves.length)]?.();
    show();
    const fate = draw(6);
    if (fate === 0) world.fail();
    if (fate === 1) await poll(1 + draw(10));
    else if (fate === 2) await overlap(world, own, poll);
    else await poll();
    if (fate > 1) noteRead();
    await world.db.prepare("UPDATE polled_feeds SET claimed_until = 0").run(); // the next tick is a quarter of an hour later
  }
  for (const story of stories) story.isShown = true;
  show();
  await poll();
  if ((await world.feeds())[0]?.held !== 0) return []; // the author is asked: another law
  await poll();
  return judge(stories, await world.announced());
}

/** Two polls at once; the slower one has read the feed before the other, and comes after it. */
async function overlap(world: PollingWorld, own: Partial<PollingWorld["deps"]>, poll: () => Promise<void>) {
  const slow = Promise.withResolvers<void>();
  await world.db.prepare("UPDATE polled_feeds SET next_at = 0").run();
  const late = world.poll({
    ...own,
    feedClient: {
      fetch: async (...input) => {
        const answer = await world.deps.feedClient.fetch(...input);
        await slow.promise;
        return answer;
      },
    },
  });
  await new Promise((resolve) => setImmediate(resolve));
  await poll();
  slow.resolve();
  await late;
}

/** Whatever is called as the so-manieth call of a store fails, before or after it did its work. */
function interrupt(deps: PollingWorld["deps"], at: number): Partial<PollingWorld["deps"]> {
  let calls = 0;
  const breaks = <Methods extends object>(methods: Methods): Methods =>
    new Proxy(methods, {
      get:
        (target, name) =>
        async (...input: unknown[]) => {
          calls += 1;
          const isLast = calls === at;
          const method = Reflect.get(target, name) as (...input: unknown[]) => unknown; // stores have methods alone
          if (isLast && at % 2 === 0) throw new Error("interrupted");
          const answer = await Reflect.apply(method, target, input);
          if (isLast) throw new Error("interrupted");
          return answer;
        },
    });
  return { posts: breaks(deps.posts), polledFeeds: breaks(deps.polledFeeds) };
}

function judge(stories: readonly Story[], announced: readonly string[]): readonly string[] {
  return stories.flatMap(({ number, wasThereAtFirst }) => {
    const times = announced.filter((title) => title === `Story ${number}`).length;
    const wanted = wasThereAtFirst ? 0 : 1;
    return times === wanted ? [] : [`Story ${number} was announced ${times} times instead of ${wanted}`];
  });
}

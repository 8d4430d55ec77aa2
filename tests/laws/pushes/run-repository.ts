import {
  commit,
  createLife,
  interrupt,
  type Life,
  type Plant,
  placeOf,
  type Story,
  titleOf,
  write,
} from "./life.ts";

const STEPS = 20;

/** A life of a blog in a repository, drawn from this seed. What was broken of the promise, in words; empty: nothing. */
export async function runRepository(seed: number, plant: Plant = () => ({})): Promise<readonly string[]> {
  const life = createLife(seed, plant);
  const { draw } = life;
  await pollFeed(life); // it shows nothing yet: whatever it shows later is new
  let wasCut = false;
  for (let step = 0; step < STEPS; step += 1) {
    const edits = 1 + draw(3);
    const isAmended = wasCut && draw(2) === 0;
    const isForced = isAmended || (life.history.length > 2 && draw(6) === 0);
    const past = life.history.at(isAmended ? -2 : draw(life.history.length));
    const onto = isForced ? await goBack(life, past) : life.world.blog.head();
    for (let edit = 0; edit < edits; edit += 1) editBlog(life, step);
    commit(life, onto);
    deliver(life);
    const fate = draw(6);
    wasCut = fate === 0;
    if (wasCut) await cutOff(life, 1 + draw(14));
    else if (fate === 1) await life.world.sync(life.own);
    else if (fate !== 2) await settle(life);
    if (draw(4) === 0) await publishByHand(life);
    if (draw(3) === 0) await pollFeed(life);
    if (life.drawOldPlace(3) === 0) await moveToOldPlace(life);
    await tick(life);
  }
  life.world.push(null, life.world.blog.head() ?? "");
  await settle(life);
  life.world.push(null, life.history[draw(life.history.length)]?.commit ?? ""); // an old one, once more
  await settle(life);
  await tick(life);
  return judge(life);
}

/** The author resets the branch to what it was, takes back what was published by hand, and goes on from there. */
async function goBack(
  { stories, world }: Life,
  past: Life["history"][number] | undefined,
): Promise<string | null> {
  if (past === undefined) return null;
  for (const story of stories) {
    const then = past.stories.find(({ number }) => number === story.number)?.path ?? null;
    if (story.isLoose && then !== story.path && story.path !== null) {
      await world.remove(placeOf(story.path));
      story.isLoose = false;
    }
    story.path = then === null ? null : ((await findWhereItStood(world, story)) ?? then);
  }
  return past.commit;
}

/** Where its post was deleted: a file that comes back elsewhere, edited, is another one to everybody. */
const findWhereItStood = ({ db }: Life["world"], story: Story): Promise<string | null> =>
  db
    .prepare(
      "SELECT path FROM posts WHERE title = ?1 AND from_feed = 0 AND deleted_at IS NOT NULL AND path NOT LIKE '//%'",
    )
    .bind(titleOf(story))
    .first<string>("path");

function editBlog({ draw, stories, world }: Life, step: number): void {
  const story = stories[draw(stories.length)];
  const isThere = story !== undefined && story.path !== null;
  const moves = [
    () => {
      addStory(stories);
    },
    () => {
      if (isThere) story.edits += 1;
    },
    () => {
      // Of a file that nobody has seen where it was, nobody can say that it moved.
      const isKnown =
        isThere &&
        story.knownAt === story.path &&
        world.blog.find("main")?.tree.has(placeOf(story.path ?? ""));
      if (isKnown) story.path = `moved-${step}/story-${story.number}.md`;
      if (isKnown && draw(2) === 0) story.edits += 1;
    },
    () => {
      if (!isThere || story.isLoose || draw(2) > 0) return;
      story.leftAt = story.path;
      story.path = null;
    },
  ];
  moves[draw(moves.length)]?.();
}

function addStory(stories: Story[]): Story {
  const number = stories.length + 1;
  const nowhere = { leftAt: null, knownAt: null, wasOut: false, isLoose: false };
  const story: Story = { number, path: `story-${number}.md`, edits: 0, ...nowhere };
  stories.push(story);
  return story;
}

/** A new story that no tick has seen moves to where one was deleted that went out. */
async function moveToOldPlace(life: Life): Promise<void> {
  const { drawOldPlace, stories, world } = life;
  const places = stories.flatMap(({ path, knownAt, wasOut, leftAt }) =>
    path === null && knownAt === null && wasOut && leftAt !== null ? [leftAt] : [],
  );
  const free = places.filter((place) =>
    stories.every(({ path, knownAt }) => path !== place && knownAt !== place),
  );
  const place = free[drawOldPlace(free.length)];
  if (place === undefined) return;
  const story = addStory(stories);
  await pushAll(life);
  if (story.knownAt === null) return;
  story.path = place;
  if (drawOldPlace(2) === 0) story.edits += 1;
  await pushAll(life);
  world.pass(60_000);
}

async function pushAll(life: Life): Promise<void> {
  commit(life, life.world.blog.head());
  life.world.push(null, life.world.blog.head() ?? "");
  await settle(life);
}

/** Pushes come late, twice, in any order, or never. */
function deliver({ draw, undelivered, world }: Life): void {
  while (undelivered.length > 0 && draw(4) > 0) {
    const [one] = undelivered.splice(draw(undelivered.length), 1);
    if (one === undefined || draw(5) === 0) continue;
    for (let times = draw(4) === 0 ? 2 : 1; times > 0; times -= 1) world.push(one.before, one.after);
  }
}

async function settle(life: Life): Promise<void> {
  if (life.world.deps.pushes.read() === null) return;
  await life.world.settle(life.own);
  const head = life.world.blog.head();
  if ((await life.world.repositories())[0]?.taken !== head) return;
  for (const story of life.stories) {
    story.knownAt = story.path;
    story.isLoose = false;
  }
}

async function cutOff({ world, own }: Life, at: number): Promise<void> {
  await world.sync(interrupt(own, at)).catch((error: Error) => {
    if (error.message !== "interrupted") throw error;
  });
}

/** By the command line: a file as it is in the working copy, where the newsletter knows it or never heard of it. */
async function publishByHand({ draw, stories, world }: Life): Promise<void> {
  const able = stories.filter(({ path, knownAt, wasOut }) => path !== null && (knownAt === path || !wasOut));
  const story = able[draw(able.length)];
  if (story === undefined || story.path === null) return;
  story.isLoose = story.knownAt === null;
  await world.putFile(placeOf(story.path), write(story));
}

/** The blog's feed, as its site was built from the branch. */
async function pollFeed({ stories, world }: Life): Promise<void> {
  const shown = stories.filter(({ path }) => path !== null);
  world.show(
    shown.map((story) => ({
      title: titleOf(story),
      guid: `story-${story.number}`,
      link: `https://blog.example.org/${story.path?.replace(/\.md$/, "/")}`,
      date: "2026-11-19T08:00:00Z",
    })),
  );
  await world.db.prepare("UPDATE polled_feeds SET next_at = 0, claimed_until = 0").run();
  await world.poll();
  if (((await world.feeds())[0]?.held ?? 0) > 0) await world.accept("new");
}

async function tick({ world, stories, announced }: Life): Promise<void> {
  await world.tick();
  const { results } = await world.db
    .prepare("SELECT issue || '/' || position AS place, title FROM issue_posts JOIN posts ON posts.id = post")
    .all<{ place: string; title: string }>();
  for (const { place, title } of results) announced.set(place, announced.get(place) ?? title);
  const standing = new Set((await world.standing()).map(({ title }) => title));
  for (const story of stories) if (standing.has(titleOf(story))) story.wasOut = true;
}

async function judge({ world, stories, announced }: Life): Promise<readonly string[]> {
  const accusations: string[] = [];
  for (const story of stories) {
    const times = [...announced.values()].filter((title) => title === titleOf(story)).length;
    const least = story.path === null ? 0 : 1;
    if (times < least || times > 1) accusations.push(`${titleOf(story)} was announced ${times} times`);
  }
  const standing = await world.standing();
  for (const { path, title, text } of standing) {
    if (path.startsWith("feed/")) continue;
    const story = stories.find((one) => titleOf(one) === title);
    if (story?.path !== path) accusations.push(`${title} stands at ${path} instead of ${story?.path}`);
    else if (!text.includes(`Edited ${story.edits} times.`))
      accusations.push(`${title} is not as at the head`);
  }
  for (const { path, number } of stories)
    if (path !== null && !standing.some((post) => post.path === path))
      accusations.push(`Story ${number} is missing at ${path}`);
  for (const { refused } of await world.repositories())
    for (const { path, reason } of refused) accusations.push(`${path} was refused: ${reason}`);
  return accusations;
}

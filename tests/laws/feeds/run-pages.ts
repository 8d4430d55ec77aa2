import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";
import { createPageWorld, type PageWorld, pageOf } from "../../builders/page-world.ts";

type Deps = PageWorld["deps"];
export type PagePlanting = (deps: Deps) => Partial<Deps>;

/** Its stories are drawn apart from those of the other lives. */
const PAGES_APART = 9_200;
/** Whether it is the author who comes while a tick asks. */
const BY_HAND_APART = 9_250;
const MINUTE = 60_000;
const STEPS = 25;

/** A post and its page, in truth. */
interface Story {
  readonly name: string;
  link: string;
  /** Somebody said that it goes without its page. */
  isLetGo: boolean;
}

/**
 * Posts that come before their pages, are given other links, and are looked at by ticks that overlap and die half way, drawn
 * from this seed. Whatever went out though its page had never answered, twice, or never though it had: in words.
 */
export async function runPages(seed: number, plant: PagePlanting = () => ({})): Promise<readonly string[]> {
  const random = createSeededRandom(seed + PAGES_APART);
  const draw = (below: number) => Math.floor(random() * below);
  const byHand = createSeededRandom(seed + BY_HAND_APART);
  const world = createPageWorld({ maximumAgeDays: 0 });
  const own = plant(world.deps);
  const stories: Story[] = [];
  const standing = new Set<string>();
  /** Links that certainly answered somebody, by what the blog itself saw. */
  const answered = new Set<string>();
  const accusations: string[] = [];
  const pageClient = {
    ask: async (url: string, most: number) => {
      const found = await (own.pageClient ?? world.deps.pageClient).ask(url, most);
      if (standing.has(url)) answered.add(url);
      return found;
    },
  };
  const pick = () => stories[draw(stories.length)];
  const stand = (link: string, problem?: string) => {
    world.stand(link, problem);
    if (problem === undefined) standing.add(pageOf(link));
    else standing.delete(pageOf(link));
  };
  const moves = [
    async () => {
      const name = `story-${stories.length}`;
      stories.push({ name, link: name, isLetGo: false });
      if (draw(3) === 0) stand(name);
      await world.put(name);
    },
    async () => {
      const story = pick();
      if (story !== undefined) stand(story.link);
    },
    async () => {
      const story = pick();
      if (story !== undefined) stand(story.link, "answers 500");
    },
    async () => {
      const story = pick();
      if (story === undefined) return;
      story.link = `${story.name}-${draw(1_000)}`;
      await world.put(story.name, `url: ${pageOf(story.link)}`);
    },
    async () => {
      const story = pick();
      if (story === undefined || draw(4) > 0) return;
      story.isLetGo = true;
      await world.release(story.name);
    },
  ];
  const judgeNow = async () => {
    const rows = await world.db
      .prepare("SELECT posts.id, posts.url FROM issue_posts JOIN posts ON posts.id = post")
      .all<{ id: string; url: string }>();
    for (const { id, url } of rows.results) {
      const story = stories.find(({ name }) => name === id);
      if (story === undefined || story.isLetGo || judged.has(id)) continue;
      judged.add(id);
      if (!answered.has(url)) accusations.push(`${id} went out, and its page at ${url} had never answered`);
    }
  };
  const judged = new Set<string>();

  for (let step = 0; step < STEPS; step += 1) {
    await moves[step === 0 ? 0 : draw(moves.length)]?.();
    const fate = draw(4);
    const look = { ...own, pageClient };
    if (fate === 0)
      await world.look({ ...look, pages: dies(own.pages ?? world.deps.pages, draw(4)) }).catch(survive);
    else if (fate === 1)
      accusations.push(...(await overlap(world, look, () => moves[1 + draw(3)]?.(), byHand() < 0.5)));
    else await world.look(look);
    if (draw(2) === 0) await world.plan(own);
    await judgeNow();
    world.pass(draw(8) * 30 * MINUTE);
  }
  for (const { link } of stories) stand(link);
  for (let ticks = 0; ticks < 4; ticks += 1) {
    world.pass(24 * 60 * MINUTE);
    await world.look({ ...own, pageClient });
    await world.plan(own);
  }
  await judgeNow();
  return [...accusations, ...judgeEnd(stories, await world.announced())];
}

function judgeEnd(stories: readonly Story[], announced: readonly string[]): readonly string[] {
  return stories.flatMap(({ name }) => {
    const times = announced.filter((id) => id === name).length;
    return times === 1 ? [] : [`${name} went out ${times} times`];
  });
}

/** A look that the blog answers late, while somebody edits or the blog changes, and another tick comes first. */
async function overlap(
  world: PageWorld,
  look: Partial<Deps> & Pick<Deps, "pageClient">,
  change: () => Promise<void> | undefined,
  isAsked: boolean,
): Promise<readonly string[]> {
  const slow = Promise.withResolvers<void>();
  const asked = new Map<string, string[]>();
  const note = (url: string, who: string) => asked.set(url, [...(asked.get(url) ?? []), who]);
  const late = world.look({
    ...look,
    pageClient: {
      ask: async (url, most) => {
        note(url, "late");
        const found = await look.pageClient.ask(url, most);
        await slow.promise;
        return found;
      },
    },
  });
  await new Promise((resolve) => setImmediate(resolve));
  await change();
  const pageClient: Deps["pageClient"] = {
    ask: async (url, most) => {
      note(url, "other");
      return look.pageClient.ask(url, most);
    },
  };
  await world.look({ ...look, pageClient }, isAsked);
  await world.plan(look);
  slow.resolve();
  await late;
  return [...asked].flatMap(([url, by]) =>
    by.length === 1 || isAsked ? [] : [`${url} was asked for by ${by.length} ticks that overlap`],
  );
}

const survive = (error: Error) => {
  if (error.message !== "interrupted") throw error;
};

/** The call after so many others fails, before or after it did its work. */
function dies<Methods extends object>(methods: Methods, at: number): Methods {
  let calls = 0;
  return new Proxy(methods, {
    get:
      (target, name) =>
      async (...input: unknown[]) => {
        const isLast = calls === at;
        calls += 1;
        const method = Reflect.get(target, name) as (...input: unknown[]) => unknown; // stores have methods alone
        if (isLast && at % 2 === 0) throw new Error("interrupted");
        const answer = await Reflect.apply(method, target, input);
        if (isLast) throw new Error("interrupted");
        return answer;
      },
  });
}

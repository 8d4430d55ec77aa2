import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";
import { createPollingWorld, type PollingWorld } from "../../builders/polling-world.ts";

type Deps = PollingWorld["deps"];
export type LanguagePlanting = (deps: Deps) => Partial<Deps>;

const FEEDS = { en: "https://blog.example.org/en.xml", es: "https://blog.example.org/es.xml" } as const;
type Spoken = keyof typeof FEEDS;
const HINTS = ["one names", "other names", "key", "picture", "place"] as const;
const STEPS = 16;
const QUARTER_MS = 15 * 60_000;

/** A story in truth: in which languages it stands by now, and what hints at their being one. */
interface Story {
  readonly number: number;
  readonly hint: (typeof HINTS)[number];
  readonly at: number;
  readonly spoken: Set<Spoken>;
  /** In which language a file tells it, too. */
  file: Spoken | null;
  edits: number;
}

/**
 * A blog in two languages, each with its feed, some of whose posts come by files as well, drawn from this seed: translations
 * come together or one after the other, are edited, and polls die half way. Which stories are more than one, and which posts
 * went out twice or never, in words.
 */
export async function runLanguages(
  seed: number,
  plant: LanguagePlanting = () => ({}),
): Promise<readonly string[]> {
  const random = createSeededRandom(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const world = createPollingWorld({ maximumAgeDays: 0 }, Object.values(FEEDS));
  const own = plant(world.deps);
  const stories: Story[] = [];
  const show = () => {
    for (const language of ["en", "es"] as const)
      world.answer(
        writeFeed(
          language,
          stories.filter(({ spoken }) => spoken.has(language)),
        ),
        {},
        FEEDS[language],
      );
  };
  const poll = async (breakAt: number | null) => {
    await world.db.prepare("UPDATE polled_feeds SET next_at = 0, claimed_until = 0").run();
    const { polledFeeds = world.deps.polledFeeds } = own;
    const deps = breakAt === null ? own : { ...own, polledFeeds: dies(polledFeeds, breakAt) };
    await world.poll(deps).catch((error: Error) => {
      if (error.message !== "interrupted") throw error;
    });
    await world.tick();
  };
  for (let old = 0; old < 4; old += 1) stories.unshift(tell(stories.length, "key", ["en", "es"]));
  show();
  await poll(null);
  const first = stories.length;

  for (let step = 0; step < STEPS; step += 1) {
    const story = stories[draw(stories.length - first + 1)];
    const isNew = story !== undefined && story.number >= first;
    const fate = draw(4);
    if (fate < 2 || !isNew) {
      const languages = ([["en"], ["es"], ["en", "es"]] as const)[draw(3)] ?? ["en"];
      stories.unshift(tell(stories.length, HINTS[draw(HINTS.length)] ?? "key", languages));
    } else if (fate === 2) for (const language of ["en", "es"] as const) story.spoken.add(language);
    else story.edits += 1;
    const [newest] = stories;
    if (newest !== undefined && newest.hint === "key" && newest.file === null && draw(3) === 0) {
      newest.file = newest.spoken.has("en") ? "en" : "es";
      await putFile(world, newest, newest.file);
    }
    show();
    await poll(draw(3) === 0 ? draw(8) : null);
  }
  for (const { spoken } of stories) for (const language of ["en", "es"] as const) spoken.add(language);
  show();
  for (let polls = 0; polls < 3; polls += 1) await poll(null);
  if ((await world.feeds()).some(({ held }) => held > 0)) return []; // its author is asked: another law
  return judge(
    world,
    stories.filter(({ number }) => number >= first),
  );
}

const tell = (number: number, hint: Story["hint"], spoken: readonly Spoken[]): Story => ({
  ...{ number, hint, spoken: new Set(spoken), file: null, edits: 0 },
  at: Date.parse("2026-11-19T08:00Z") + number * QUARTER_MS,
});

const pageOf = (language: Spoken, { number, hint }: Story) => {
  const path =
    hint === "place" ? `${language === "en" ? "" : "es/"}story-${number}` : `${language}-words-${number}`;
  return `https://blog.example.org/${path}/`;
};

function writeFeed(language: Spoken, stories: readonly Story[]): string {
  const items = stories.map((story) => {
    const { number, hint, at, edits, spoken } = story;
    const other = language === "en" ? "es" : "en";
    const names = hint === (language === "en" ? "one names" : "other names") && spoken.has(other);
    return `<item><title>Story ${number}</title><guid>${pageOf(language, story)}</guid><link>${pageOf(language, story)}</link><pubDate>${new Date(at).toUTCString()}</pubDate><description>Words ${edits}.</description>${
      names ? `<atom:link rel="alternate" hreflang="${other}" href="${pageOf(other, story)}"/>` : ""
    }${hint === "key" ? `<category domain="translationKey">key-${number}</category>` : ""}${
      hint === "picture" ? `<media:content medium="image" url="https://blog.example.org/${number}.png"/>` : ""
    }</item>`;
  });
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>B</title><link>https://blog.example.org/</link><language>${language}</language>${items.join("")}</channel></rss>`;
}

const putFile = (world: PollingWorld, story: Story, language: Spoken) =>
  world.putFile(`${language}-${story.number}.md`, [
    `title: Story ${story.number}`,
    `pubDate: ${new Date(story.at).toISOString()}`,
    `lang: ${language}`,
    `url: ${pageOf(language, story)}`,
    `translationKey: key-${story.number}`,
  ]);

async function judge({ db }: PollingWorld, stories: readonly Story[]): Promise<readonly string[]> {
  const rows = await db
    .prepare("SELECT title, language, story FROM issue_posts JOIN posts ON posts.id = post")
    .all<{ title: string; language: string; story: string }>();
  return stories.flatMap(({ number, hint }) => {
    const posts = rows.results.filter(({ title }) => title === `Story ${number}`);
    const keys = new Set(posts.map(({ story }) => story));
    const spoken = posts.map(({ language }) => language).sort();
    return [
      ...(keys.size > 1 ? [`Story ${number} (${hint}) went out as ${keys.size} stories`] : []),
      ...(spoken.join() === "en,es"
        ? []
        : [`Story ${number} (${hint}) went out in ${spoken.join() || "no language"}`]),
    ];
  });
}

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

import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";
import { createRepositoryWorld, type RepositoryWorld } from "../../builders/repository/repository-world.ts";

/** A stream of its own, so that no other law's draws move with these. */
const APART = 9100;
/** Who moves to where another story was deleted. */
const OLD_PLACES_APART = 9150;

export type Deps = RepositoryWorld["deps"];
export type Plant = (deps: Deps) => Partial<Deps>;

/** A story of the blog, as its author knows it. */
export interface Story {
  readonly number: number;
  /** Where its file is in the author's working copy; null: nowhere. */
  path: string | null;
  edits: number;
  /** Where its file was when it was deleted; null: it was not. */
  leftAt: string | null;
  /** Where the newsletter certainly knows it; null: it may not. */
  knownAt: string | null;
  /** It was for the public at a tick. */
  wasOut: boolean;
  /** Published by hand, and in no commit that the newsletter has seen: nobody but the author can take it back. */
  isLoose: boolean;
}

const FOLDER = "content/posts";
/** A comparison is cut after so many files: three hundred would take as many posts. */
const COMPARED = 4;

export const titleOf = ({ number }: Pick<Story, "number">) => `Story ${number}`;

/** Most of its lines stay, however often it is edited, and no two stories share them: Git calls it one file, and none another. */
export const write = ({ number, edits }: Pick<Story, "number" | "edits">) =>
  [
    ...["---", `title: Story ${number}`, "pubDate: 2026-11-19T08:00:00Z", "---", ""],
    ...Array.from({ length: 12 }, (_, line) => `Line ${line} of story ${number}.`),
    `Edited ${edits} times.`,
  ].join("\n");

/** The world of one life: a blog in a repository, its feed, and a host that cuts comparisons short. */
export function createLife(seed: number, plant: Plant) {
  const random = createSeededRandom(seed + APART);
  const oldPlaces = createSeededRandom(seed + OLD_PLACES_APART);
  const world = createRepositoryWorld();
  const { repositoryHost } = world.deps;
  const cutting: Deps["repositoryHost"] = {
    ...repositoryHost,
    async compare(...input) {
      const compared = await repositoryHost.compare(...input);
      if (!compared.ok) return compared;
      const files = compared.value.files.slice(0, COMPARED);
      return { ok: true, value: { ...compared.value, files, isWhole: files.length < COMPARED } };
    },
  };
  const deps = { ...world.deps, repositoryHost: cutting };
  return {
    ...{ world, own: { ...deps, ...plant(deps) } },
    draw: (below: number) => Math.floor(random() * below),
    drawOldPlace: (below: number) => Math.floor(oldPlaces() * below),
    stories: [] as Story[],
    /** What each place of an issue was called when it was planned: its row may become another story's. */
    announced: new Map<string, string>(),
    /** Every commit of the branch, with the stories as they were. */
    history: [] as { readonly commit: string; readonly stories: readonly Story[] }[],
    /** Pushes that were not delivered yet. */
    undelivered: [] as { readonly before: string | null; readonly after: string }[],
  };
}

export type Life = ReturnType<typeof createLife>;

export const placeOf = (path: string) => `${FOLDER}/${path}`;

/** Brings the branch to the author's stories, on top of a commit; the push of it is still to be delivered. */
export function commit({ world, stories, history, undelivered }: Life, onto: string | null): void {
  const { blog } = world;
  const before = blog.head();
  const wanted = new Map(
    stories.flatMap((story) => (story.path === null ? [] : [[placeOf(story.path), write(story)] as const])),
  );
  const there = onto === null ? [] : [...(blog.find(onto)?.tree.keys() ?? [])];
  const gone = there.filter((path) => !wanted.has(path)).map((path) => [path, null] as const);
  const after = blog.commit(Object.fromEntries([...wanted, ...gone]), { onto });
  history.push({ commit: after, stories: stories.map((story) => ({ ...story })) });
  undelivered.push({ before, after });
}

/** Whatever is called as the so-manieth call of a port is cut off, before or after it did its work. */
export function interrupt(deps: Deps, at: number): Deps {
  let calls = 0;
  const breakable = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return async (...input: unknown[]) => {
          calls += 1;
          if (calls === at && at % 2 === 0) throw new Error("interrupted");
          const answer: unknown = await Reflect.apply(value, target, input);
          if (calls === at) throw new Error("interrupted");
          return answer;
        };
      },
    });
  const { posts, repositories, repositoryFiles, repositoryHost } = deps;
  return {
    ...deps,
    posts: breakable(posts),
    repositories: breakable(repositories),
    repositoryFiles: breakable(repositoryFiles),
    repositoryHost: breakable(repositoryHost),
  };
}

import type { PagePlanting } from "./run-pages.ts";

/** Mistakes by which a post goes out before its page, twice, or never. */
export const PAGE_DEFECTS: readonly {
  readonly name: string;
  /** The first life that shows it. */
  readonly seed: number;
  readonly plant: PagePlanting;
}[] = [
  {
    name: "what was found at one link counts for another",
    seed: 1,
    plant: ({ pages, db }) => ({
      pages: {
        ...pages,
        async saveAnswered(page, now) {
          const { url } = (await db
            .prepare("SELECT url FROM posts WHERE id = ?")
            .bind(page.post)
            .first<{ url: string }>()) ?? { url: page.url };
          await pages.saveAnswered({ ...page, url }, now);
        },
      },
    }),
  },
  {
    name: "a page that answered once answers at every link",
    seed: 1,
    plant: ({ schedule, pages }) => {
      const once = new Set<string>();
      return {
        pages: {
          ...pages,
          async saveAnswered(page, now) {
            once.add(page.post);
            await pages.saveAnswered(page, now);
          },
        },
        schedule: {
          ...schedule,
          read: async (scope) => {
            const snapshot = await schedule.read(scope);
            const know = (id: string) => ({ page: { isThere: once.has(id), problem: null } });
            return { ...snapshot, posts: snapshot.posts.map((post) => ({ ...post, ...know(post.id) })) };
          },
        },
      };
    },
  },
  {
    name: "a server that fails counts as there",
    seed: 1,
    plant: ({ pageClient }) => ({
      pageClient: {
        ask: async (url, most) => {
          const found = await pageClient.ask(url, most);
          return found === null || found.isThere || found.problem === "answers 404"
            ? found
            : { isThere: true };
        },
      },
    }),
  },
  {
    name: "a page that was missing once is never asked again",
    seed: 1,
    plant: ({ pages }) => ({
      pages: {
        ...pages,
        listWaiting: async (filter) => (await pages.listWaiting(filter)).filter(({ tries }) => tries === 0),
      },
    }),
  },
  {
    name: "a page that is missing takes back the release of its post",
    seed: 2,
    plant: ({ pages, db }) => ({
      pages: {
        ...pages,
        async saveMissing(page, found, now) {
          await db
            .prepare("UPDATE posts SET released_at = NULL, page_answered_at = NULL WHERE id = ? AND url = ?")
            .bind(page.post, page.url)
            .run();
          await pages.saveMissing(page, found, now);
        },
      },
    }),
  },
  {
    name: "two ticks that overlap ask for the same page",
    seed: 1,
    plant: ({ pages }) => ({ pages: { ...pages, claim: async () => true } }),
  },
  {
    name: "a page that somebody died over is asked for no more",
    seed: 2,
    plant: ({ pages }) => ({
      pages: {
        ...pages,
        claim: (page, claim) => pages.claim(page, { ...claim, until: Number.MAX_SAFE_INTEGER }),
      },
    }),
  },
];

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePostUrl } from "../../src/core/posts/links/post-url-setting.ts";

const FOLDER = import.meta.dirname;

/** A post as the blog's own site shows it. */
export interface ExpectedStory {
  readonly path: string;
  readonly title: string;
  readonly url: string;
  readonly date: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly teaser: string;
  /** Of the front matter and of the body, in their order. */
  readonly pictures: readonly string[];
  readonly text: string;
}

export interface ExpectedBlog {
  readonly stories: readonly ExpectedStory[];
  /** Files that the site hides, and those that are no posts. */
  readonly home: readonly string[];
}

/** A small blog in the layout of its generator, and what its own site shows. */
export interface CorpusBlog {
  readonly generator: string;
  readonly settings: {
    readonly siteUrl: URL;
    readonly languages: readonly string[];
    readonly postsFolder: string;
    readonly postUrl: ReturnType<typeof parsePostUrl>;
    readonly timeZone: string;
  };
  /** Every Markdown file, by its path from the root of the repository. */
  readonly files: readonly { readonly path: string; readonly source: Uint8Array }[];
  readonly expected: ExpectedBlog;
  /** Where `expected` is kept. */
  readonly goldenFile: string;
}

/** All blogs of the corpus, by name. How they come in (command line, push, feed) is the test's own. */
export const readCorpus = (): readonly CorpusBlog[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readBlog(name))
    .toSorted((one, other) => one.generator.localeCompare(other.generator));

function readBlog(generator: string): CorpusBlog {
  const settings = JSON.parse(readFileSync(join(FOLDER, generator, "settings.json"), "utf8"));
  const site = join(FOLDER, generator, "site");
  const paths = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.mdx?$|\.markdown$/.test(path),
  );
  const goldenFile = join(FOLDER, generator, "expected.json");
  return {
    generator,
    settings: {
      siteUrl: new URL(settings.siteUrl),
      languages: settings.languages,
      postsFolder: settings.postsFolder,
      postUrl: settings.postUrl === null ? null : parsePostUrl(settings.postUrl),
      timeZone: "UTC",
    },
    files: paths.toSorted().map((path) => ({ path, source: new Uint8Array(readFileSync(join(site, path))) })),
    goldenFile,
    get expected() {
      return JSON.parse(readFileSync(goldenFile, "utf8")) as ExpectedBlog; // written by hand or renewed after a look
    },
  };
}

import { readFileSync } from "node:fs";
import { Liquid } from "liquidjs";

/** The page's language, as the site generator knows it. */
type Render = (source: string, language: string) => string;

/** How each generator of docs/embed.md turns its example into a page. */
const RENDERERS = {
  "Any page": (source, language) => source.replace("?lang=en", `?lang=${language}`), // by hand, as the page says
  Astro: renderAstro,
  Hugo: renderHugo,
  Jekyll: (source, language) =>
    new Liquid().parseAndRenderSync(source, { page: { lang: language }, site: {} }),
  Eleventy: (source, language) => new Liquid().parseAndRenderSync(source, { lang: language }),
} satisfies Record<string, Render>;

export type Generator = keyof typeof RENDERERS;
export const GENERATORS = Object.keys(RENDERERS) as readonly Generator[];

/** The first block of code under a heading of docs/embed.md, with the newsletter's own address in it. */
export function readExample(heading: string, gazetteUrl: string): string {
  const [, section] = readFileSync("docs/embed.md", "utf8").split(`\n## ${heading}\n`);
  const [, source] = /```[a-z-]+\n(.*?)```/s.exec(section ?? "") ?? [];
  if (source === undefined) throw new Error(`docs/embed.md has no example under "${heading}".`);
  return source.replaceAll("https://news.example.com", gazetteUrl);
}

export const renderExample = (generator: Generator, gazetteUrl: string, language: string) =>
  RENDERERS[generator](readExample(generator, gazetteUrl), language);

/** A component's script, then its template with `name={expression}`. Astro itself gave the same page (7.3.5). */
function renderAstro(source: string, language: string): string {
  const [, script = "", template = ""] = /^---\n(.*?)---\n(.*)$/s.exec(source) ?? [];
  const evaluate = (expression: string) =>
    String(new Function("Astro", `${script}; return ${expression};`)({ currentLocale: language }));
  return template
    .replaceAll(/=\{(`[^`]*`)\}/g, (_, expression: string) => `="${evaluate(expression)}"`)
    .replaceAll(" is:inline", "");
}

/** The three expressions that the example has, and no more. Hugo itself gave the same page (0.111.3). */
function renderHugo(source: string, language: string): string {
  const [assignment = "", gazette = ""] = /\{\{ \$gazette := "([^"]*)" \}\}\n/.exec(source) ?? [];
  const page = source
    .replace(assignment, "")
    .replaceAll("{{ $gazette }}", gazette)
    .replaceAll("{{ site.Language.Lang }}", language);
  if (page.includes("{{")) throw new Error(`The example for Hugo has an expression that nobody here knows.`);
  return page;
}

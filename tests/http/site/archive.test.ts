import { beforeAll, describe, expect, it } from "vitest";
import type { PlannedAnswer } from "../../../src/contract/issues/issue-answer.ts";
import { ask, askJson, publish, settleIssues } from "../shell/whole-worker.ts";

const plan = async (post: string, more: object = {}) => {
  const body = JSON.stringify({ posts: [post], ...more });
  return ((await askJson("/api/issues", { method: "POST", body })).body as PlannedAnswer).id;
};
const read = async (path: string) => (await ask(path)).text();
const linksIn = (html: string) => [...html.matchAll(/href="\/issues\/([^"?]+)\?/g)].map(([, id]) => id);
const relIn = (html: string, rel: string) =>
  new RegExp(`<a rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll("&amp;", "&");

describe("the archive", () => {
  const ids: string[] = [];

  beforeAll(async () => {
    for (let n = 1; n <= 22; n += 1) {
      await publish(`en/n${n}.md`, [`title: Number ${n}`, "pubDate: 2026-11-20", `translationKey: n${n}`]);
      ids.push(await plan(`en/n${n}`));
    }
    await publish("es/n22.md", ["title: Número 22", "pubDate: 2026-11-20", "translationKey: n22"]);
    await settleIssues();
  });

  it("shows twenty issues a page, newest first, each once", async () => {
    const first = await read("/issues?lang=en");
    const second = await read("/issues?lang=en&page=2");
    expect([...linksIn(first), ...linksIn(second)]).toEqual(ids.toReversed());
    expect(linksIn(first)).toHaveLength(20);
    expect([relIn(first, "next"), relIn(first, "prev")]).toEqual([undefined, "/issues?page=2&lang=en"]);
    expect([relIn(second, "next"), relIn(second, "prev")]).toEqual(["/issues?lang=en", undefined]);
    expect((await ask("/issues?page=3")).status).toBe(404);
    for (const page of ["0", "-1", "x", "1.5", "9".repeat(400)])
      expect(linksIn(await read(`/issues?page=${page}`))).toHaveLength(20);
  });

  it("leads from issue to issue, in the language of the page", async () => {
    const page = await read(`/issues/${ids[20]}?lang=es`);
    expect(relIn(page, "prev")).toBe(`/issues/${ids[19]}?lang=es`);
    expect(relIn(page, "next")).toBe(`/issues/${ids[21]}?lang=es`);
    expect(page).toContain("Número siguiente");
    expect(relIn(await read(`/issues/${ids[0]}`), "prev")).toBeUndefined();
    expect(relIn(await read(`/issues/${ids[21]}`), "next")).toBeUndefined();
  });

  it("names each page's one address in each language to search engines", async () => {
    const page = await read(`/issues/${ids[3]}?lang=es`);
    const address = `http://localhost:8787/issues/${ids[3]}`;
    expect(page).toContain(`<link rel="canonical" href="${address}?lang=es"/>`);
    expect(page).toContain(`<link rel="alternate" hreflang="en" href="${address}?lang=en"/>`);
    expect(page).toContain(`<link rel="alternate" hreflang="x-default" href="${address}"/>`);
    expect(page).toMatch(/<meta property="article:published_time" content="2[^"]+Z"\/>/);
    expect(await read("/issues?page=2&lang=en")).toContain(
      '<link rel="canonical" href="http://localhost:8787/issues?page=2&amp;lang=en"/>',
    );
  });

  it("hides what has not gone out: held, paused, cancelled before it began", async () => {
    await publish("en/early.md", ["title: Too early", "pubDate: 2026-11-20"]);
    const held = await plan("en/early", { holdMinutes: 60 });
    const isHidden = async () => {
      expect((await ask(`/issues/${held}`)).status).toBe(404);
      for (const path of ["/", "/issues", `/issues/${ids[21]}`]) expect(await read(path)).not.toContain(held);
    };
    await isHidden();
    await askJson(`/api/issues/${held}/pause`, { method: "POST" });
    await isHidden();
    await askJson(`/api/issues/${held}/cancel`, { method: "POST" });
    await settleIssues();
    await isHidden();
  });
});

describe("an issue whose first story is in Spanish alone", () => {
  let id: string;

  beforeAll(async () => {
    await publish("es/sola.md", ["title: Solo en español", "pubDate: 2026-11-22", "translationKey: sola"]);
    await publish("en/second.md", ["title: Second, in English", "pubDate: 2026-11-21"]);
    const body = JSON.stringify({ posts: ["es/sola", "en/second"] });
    id = ((await askJson("/api/issues", { method: "POST", body })).body as PlannedAnswer).id;
    await settleIssues();
  });

  it("is named in the language of the page, in lists, as a neighbour, as a window and where it is shared", async () => {
    for (const path of ["/", "/issues"]) {
      expect(await read(`${path}?lang=en`)).toContain(">Second, in English<");
      expect(await read(`${path}?lang=en`)).not.toContain("Solo en español");
      expect(await read(`${path}?lang=es`)).toContain(">Solo en español<");
    }
    const english = await read(`/issues/${id}?lang=en`);
    expect(english).toContain("<title>Second, in English …and 1 more · ");
    expect(english).toContain('<meta property="og:title" content="Second, in English …and 1 more"/>');
    expect(await read(`/issues/${id}?lang=es`)).toContain("<title>Solo en español");
    const before = relIn(english, "prev") ?? "";
    expect(await read(before)).toContain("Second, in English");
    expect(await read(before.replace("lang=en", "lang=es"))).toContain("Solo en español");
  });

  it("is named by what it has where it has nothing in the language of the page", async () => {
    await askJson("/api/posts/en/second.md", { method: "DELETE" }).catch(() => null); // 204 has no JSON
    expect(await read("/issues?lang=en")).toContain('<span lang="es" dir="ltr">Solo en español</span>');
    expect(await read(`/issues/${id}?lang=en`)).toContain("<title>Solo en español");
  });
});

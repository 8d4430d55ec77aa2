import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { createMarkdownRenderer } from "../../src/adapters/markdown/markdown-renderer.ts";
import { selectSafeHtml } from "../../src/adapters/markdown/safe-html.ts";

const BASE = new URL("https://blog.example.com/en/hello");
const renderer = createMarkdownRenderer();
const ATTRIBUTES = "href src alt title width height lang dir start align colspan rowspan class".split(" ");
const ADDRESSES = new Set(["href", "src"]);
const DANGEROUS =
  /^(script|style|iframe|object|embed|svg|math|form|input|button|textarea|select|meta|base|link|template|noscript|title|frame|applet|video|audio)$/;

type Node = DefaultTreeAdapterTypes.Node;

/** Every element as a browser would make it. */
function listElements(node: Node): readonly DefaultTreeAdapterTypes.Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(listElements) : [];
  return "tagName" in node ? [node, ...children] : children;
}

/** What a browser would find in this HTML that has no business there. */
const findFaults = (html: string) =>
  listElements(parseFragment(html)).flatMap((element) => [
    ...(DANGEROUS.test(element.tagName) ? [`<${element.tagName}>`] : []),
    ...element.attrs
      .filter(
        ({ name, value }) =>
          !ATTRIBUTES.includes(name) || (ADDRESSES.has(name) && !/^(?:https?|mailto):/.test(value)),
      )
      .map(({ name, value }) => `${name}=${value}`),
  ]);

const articleOf = (markdown: string) => {
  const made = renderer.render(markdown, BASE);
  return made.ok ? [made.value.html, made.value.article.blocks.map(({ html }) => html).join("")] : [];
};

describe("safe HTML", () => {
  it.each([
    '<abbr title="&#27;[" lang=" onmouseover=alert(1) style=position:fixed x=">x</abbr>',
    '<abbr title="\u001b[" lang=" onmouseover=alert(1) style=position:fixed x=">x</abbr>',
    '<abbr title="&#x1b;[&#34;" lang=" onclick=alert(1) x=">x</abbr>',
    '<img alt="&#27;[" title=" onerror=alert(1) src=x y=" src="https://e.example/p.png">',
    '<a title="&#27;[1" href=" onfocus=alert(1) autofocus z=">x</a>',
    '<td align="&#27;[" lang=" onmouseover=alert(1) x=">x</td>',
    '<p lang="&#xD800;&#27;[&quot;" dir=" onmouseover=alert(1) x=">x</p>',
    '&#27;[<b title="a">b</b>',
    "&#27;[&lt;img src=x onerror=alert(1)&gt;",
    "&#27;[&lt;script>alert(1)</script>",
    '<i title="&#xFFFF;&#0;&#8;" lang="&#27;[">x</i>',
  ])("stays closed where characters are taken out of %s", (html) => {
    expect(findFaults(selectSafeHtml(html, BASE))).toEqual([]);
    for (const made of articleOf(`a\n\n${html}\n\nb`)) expect(findFaults(made)).toEqual([]);
  });

  it("holds no character that XML forbids, in texts nor in values", () => {
    const safe = selectSafeHtml(
      '<b title="&#27;[31m&#xFFFE;x" lang="&#8;e&#127;n">a&#0;&#27;[0m&#xDFFF;b</b>',
      BASE,
    );
    expect(safe).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]|&#/);
    expect(safe).toMatch(/^<b .*>a.*b<\/b>$/);
  });

  it("writes the values of an article so that none can end its quotes", () => {
    const [, article = ""] = articleOf(
      '<a href="https://e.example/?a=1&quot; onclick=&quot;x">a</a> ![&quot; onerror=&quot;x](https://e.example/p.png)',
    );
    expect(findFaults(article)).toEqual([]);
    expect(article).toContain('alt="&quot; onerror=&quot;x"');
  });

  it("never lets a browser see what was not written as safe, whatever an author writes", () => {
    const piece = fc.constantFrom(
      ...[
        "<",
        ">",
        '"',
        "'",
        "&",
        "=",
        "/",
        " ",
        "\n",
        "`",
        "&#27;",
        "&#27;[",
        "\u001b[",
        "&quot;",
        "&#34;",
        "&lt;",
        "&gt;",
      ],
      ...[
        "&#0;",
        "&#xFFFF;",
        "\ud800",
        "\u0000",
        "&#",
        "&amp;",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "```",
        "|",
        "\\",
      ],
      ...[
        "abbr",
        "img",
        "a ",
        "p",
        "td",
        "title",
        "lang",
        "alt",
        "src",
        "href",
        "script",
        "svg",
        "style",
        "math",
        "b",
        "pre",
        "code",
      ],
      ...[
        "onerror=alert(1)",
        "onclick",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://e.example/",
        "x",
      ],
      ...[
        '<abbr title="',
        '" lang="',
        '<img alt="',
        '" src="',
        '<a href="',
        '">',
        "</a>",
        "</abbr>",
        "<script>",
        "</script>",
        "<svg/",
        "<td ",
        "<table>",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 24 }), (pieces) => {
        const text = pieces.join("");
        for (const html of [selectSafeHtml(text, BASE), ...articleOf(text)])
          expect(findFaults(html), text).toEqual([]);
      }),
      { numRuns: 700, seed: 20261128 },
    );
  });
});

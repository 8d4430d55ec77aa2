import { describe, expect, it } from "vitest";
import { createMarkdownRenderer } from "../../../src/adapters/markdown/markdown-renderer.ts";
import { deriveGenerator } from "../../../src/core/posts/origin/generator.ts";

const renderer = createMarkdownRenderer();
const SITE = new URL("https://blog.example.com/");

function render(path: string, markdown: string, data: Record<string, unknown> = {}) {
  const result = renderer.render(markdown, new URL("https://blog.example.com/2026/11/20/x/"), {
    path,
    generator: deriveGenerator(path, data),
    data,
    siteUrl: SITE,
    findPost: (name) => new URL(`https://blog.example.com/post/${name}`),
    findStoredPost: (name) => (name.includes("known") ? new URL("https://blog.example.com/known") : null),
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
const htmlOf = (path: string, markdown: string, data?: Record<string, unknown>) =>
  render(path, markdown, data).html.replace(/\n/g, "");

const JEKYLL = "_posts/2026-11-20-x.md";
const HEXO = "source/_posts/x.md";
const HUGO = "content/posts/x.md";
const PLAIN = "posts/x.md";
const MDX = "posts/x.mdx";
const ASTRO = "src/content/blog/x.md";

/** File, source, what comes out. */
const CASES: Readonly<Record<string, readonly (readonly [path: string, source: string, html: string])[]>> = {
  "Jekyll's tags": [
    [
      JEKYLL,
      "{% highlight html linenos %}<div><b>x</b></div>{% endhighlight %}",
      '<pre><code class="language-html">&lt;div&gt;&lt;b&gt;x&lt;/b&gt;&lt;/div&gt;</code></pre>',
    ],
    [
      JEKYLL,
      "- a\n\n  {% highlight rb %}\n  b\n\n    c\n  {% endhighlight %}\n",
      '<ul><li><p>a</p><pre><code class="language-rb">b  c</code></pre></li></ul>',
    ],
    [
      JEKYLL,
      "> {% highlight rb %}\n> a\n> {% endhighlight %}",
      '<blockquote><pre><code class="language-rb">a</code></pre></blockquote>',
    ],
    [JEKYLL, "[t]({{ site.url }}/x)", '<p><a href="https://blog.example.com/x">t</a></p>'],
    [
      JEKYLL,
      "![p]({{ '/a.png' | relative_url }}) ![q]({{ site.baseurl }}/b.png)",
      '<p><img alt="p" src="https://blog.example.com/a.png" /> <img alt="q" src="https://blog.example.com/b.png" /></p>',
    ],
    [JEKYLL, "a {% include x.html %}b", "<p>a b</p>"],
    [
      JEKYLL,
      "{% include figure.html src=\"/a.png\" alt='A' %}",
      '<p><img alt="A" src="https://blog.example.com/a.png" /></p>',
    ],
    [
      JEKYLL,
      "[a]({% post_url 2026-01-01-y %}) [b]({% link _posts/2026-01-02-z.md %})",
      '<p><a href="https://blog.example.com/post/_posts/2026-01-01-y.md">a</a> <a href="https://blog.example.com/post/_posts/2026-01-02-z.md">b</a></p>',
    ],
    [
      JEKYLL,
      "{% raw %}{{ shown }}{% endraw %} {{ page.x }}{% comment %}no{% endcomment %}",
      "<p>{{ shown }}</p>",
    ],
    [JEKYLL, "`{% raw %}{{ shown }}{% endraw %}`", "<p><code>{{ shown }}</code></p>"],
    [JEKYLL, '{% assign a = "b" %}{{ a }}{% if x %}c{% else %}d{% endif %}', "<p>bc</p>"],
    [JEKYLL, "* TOC\n{:toc}\n\n## T {#t}\n{: .x}\n\nA{: .y}\n{: .z}", "<h2>T</h2><p>A</p>"],
  ],
  "MkDocs' admonitions": [
    [
      PLAIN,
      '!!! note "A *title*"\n    Words.\n\n    - a\n    - b\n\nAfter.',
      "<blockquote><p><strong>A <em>title</em></strong></p><p>Words.</p><ul><li>a</li><li>b</li></ul></blockquote><p>After.</p>",
    ],
    [
      PLAIN,
      "Before.\n!!! tip\n\n    Words.",
      "<p>Before.</p><blockquote><p><strong>Tip</strong></p><p>Words.</p></blockquote>",
    ],
    [PLAIN, '!!! warning ""\n    Words.\nAfter.', "<blockquote><p>Words.</p></blockquote><p>After.</p>"],
    [
      PLAIN,
      '!!! my-kind inline end "T"\n\tWords.',
      "<blockquote><p><strong>T</strong></p><p>Words.</p></blockquote>",
    ],
    [
      PLAIN,
      "!!! my-kind\n    Words.",
      "<blockquote><p><strong>My kind</strong></p><p>Words.</p></blockquote>",
    ],
    [
      PLAIN,
      '??? question "Why?"\n    So.\n\n    ???+ note\n        Deep.\n\n    End.',
      "<details><summary>Why?</summary><p>So.</p><details><summary>Note</summary><p>Deep.</p></details><p>End.</p></details>",
    ],
    [
      PLAIN,
      "!!! note\n    ```py\n    !!! tip\n        x\n    ```",
      '<blockquote><p><strong>Note</strong></p><pre><code class="language-py">!!! tip    x</code></pre></blockquote>',
    ],
    [
      PLAIN,
      "- a\n\n    !!! note\n        b",
      "<ul><li><p>a</p><blockquote><p><strong>Note</strong></p><p>b</p></blockquote></li></ul>",
    ],
    [
      PLAIN,
      "> !!! note\n>     b",
      "<blockquote><blockquote><p><strong>Note</strong></p><p>b</p></blockquote></blockquote>",
    ],
    [
      PLAIN,
      "```\n!!! note\n    a\n```\n\n    !!! note\n        b",
      "<pre><code>!!! note    a</code></pre><pre><code>!!! note    b</code></pre>",
    ],
    [
      PLAIN,
      "!!! note to myself\n\nWow!!! note\n\n??? who knows",
      "<p>!!! note to myself</p><p>Wow!!! note</p><p>??? who knows</p>",
    ],
    [
      PLAIN,
      '!!! tip "Title alone"\n\nAfter.',
      "<blockquote><p><strong>Title alone</strong></p></blockquote><p>After.</p>",
    ],
    [
      PLAIN,
      "/// warning | A *title*\n    type: x\n\nWords.\n///\n\n![a](/a.png)\n/// caption\nSaid *below*.\n///",
      '<blockquote><p><strong>A <em>title</em></strong></p><p>Words.</p></blockquote><p><img alt="a" src="https://blog.example.com/a.png" /></p><p>Said <em>below</em>.</p>',
    ],
    [
      PLAIN,
      "/// Returns x\n/// note that\n\n///\n\n// a",
      "<p>/// Returns x/// note that</p><p>///</p><p>// a</p>",
    ],
  ],
  "captions of figures": [
    [
      HUGO,
      '{{< figure src="a.png" caption="By *Ada*, [here](https://a.b/c) `x`" >}}',
      '<p><img alt="By Ada, here x" src="https://blog.example.com/2026/11/20/x/a.png" /><br /><em>By <em>Ada</em>, <a href="https://a.b/c">here</a> <code>x</code></em></p>',
    ],
    [
      HUGO,
      '{{< figure src="a.png" alt="A" caption="2 * 3 _x_ <b>y</b>" >}}',
      '<p><img alt="A" src="https://blog.example.com/2026/11/20/x/a.png" /><br /><em>2 * 3 <em>x</em> <b>y</b></em></p>',
    ],
    [
      PLAIN,
      '<figure>\n<img src="/a.png" alt="A">\n<figcaption>By *Ada*, [here](https://a.b/c)</figcaption>\n</figure>',
      '<figure><img alt="A" src="https://blog.example.com/a.png" /><figcaption>By <em>Ada</em>, <a href="https://a.b/c">here</a></figcaption></figure>',
    ],
    [
      PLAIN,
      '<figure markdown="span">\n  ![A](/a.png){ width="300" }\n  <figcaption>An *a*</figcaption>\n</figure>\n\nAfter.',
      '<figure><p><img alt="A" src="https://blog.example.com/a.png" /></p>  <figcaption>An <em>a</em></figcaption></figure><p>After.</p>',
    ],
    [
      PLAIN,
      '<div markdown="1">\n*a*\n\n- b\n</div>\n\nc',
      "<div><p><em>a</em></p><ul><li>b</li></ul></div><p>c</p>",
    ],
    [PLAIN, '<p markdown>*a*</p>\n<pre markdown="1">*b*</pre>', "<p><em>a</em></p><pre>*b*</pre>"],
    [
      PLAIN,
      "<pre>&lt;figcaption>*a*&lt;/figcaption></pre>",
      "<pre>&lt;figcaption&gt;*a*&lt;/figcaption&gt;</pre>",
    ],
    [PLAIN, "`<figcaption>*a*</figcaption>`", "<p><code>&lt;figcaption&gt;*a*&lt;/figcaption&gt;</code></p>"],
  ],
  "names of Obsidian's blocks": [
    [PLAIN, "> Wise.\n\n^quote\n\nA.", "<blockquote><p>Wise.</p></blockquote><p>A.</p>"],
    [PLAIN, "- a\n- b\n^my-list", "<ul><li>a</li><li>b</li></ul>"],
    [PLAIN, "A fact. ^fact-of-it\n\nSee [[y]].", "<p>A fact.</p><p>See y.</p>"],
    [
      PLAIN,
      "A fact. ^fact\n\nSee [it](#^fact).",
      '<p>A fact.</p><p>See <a href="https://blog.example.com/2026/11/20/x/#%5Efact">it</a>.</p>',
    ],
    [PLAIN, "I agree ^this", "<p>I agree ^this</p>"],
    [JEKYLL, "A fact. ^fact\n\n[[y]]", "<p>A fact. ^fact</p><p>[[y]]</p>"],
    [PLAIN, "[[y]] `x ^name`", "<p>y <code>x ^name</code></p>"],
    [
      PLAIN,
      "[[y]]\n\n    a ^name\n\n```\nb ^name\n```",
      "<p>y</p><pre><code>a ^name</code></pre><pre><code>b ^name</code></pre>",
    ],
    [PLAIN, "[[y]] $a ^n$ and 2 ^n", "<p>y <code>a ^n</code> and 2 ^n</p>"],
  ],
  "Hexo's tags": [
    [
      HEXO,
      "{% codeblock A title lang:js https://a.b %}\nalert(`{{ x }}`)\n{% endcodeblock %}",
      '<pre><code class="language-js">alert(`{{ x }}`)</code></pre>',
    ],
    [
      HEXO,
      '{% asset_img a.png \'An alt\' %} {% img left /b.png 300 200 "t" "B" %}',
      '<p><img alt="An alt" src="https://blog.example.com/2026/11/20/x/a.png" /> <img alt="B" src="https://blog.example.com/b.png" /></p>',
    ],
    [
      HEXO,
      "{% post_link y 'The other' %}",
      '<p><a href="https://blog.example.com/post/source/_posts/y.md">The other</a></p>',
    ],
    [
      HEXO,
      "{% blockquote David, Book https://a.b/c %}\nA *b*\n{% endblockquote %}",
      '<blockquote><p>A <em>b</em></p><p>— <a href="https://a.b/c">David, Book</a></p></blockquote>',
    ],
    [HEXO, "![](x/c.png)", '<p><img alt="" src="https://blog.example.com/2026/11/20/x/c.png" /></p>'],
    [HEXO, "![d](../images/d.png)", '<p><img alt="d" src="https://blog.example.com/images/d.png" /></p>'],
  ],
  "Hugo's shortcodes": [
    [
      HUGO,
      '{{< figure src="a.png" alt="A" >}}',
      '<p><img alt="A" src="https://blog.example.com/2026/11/20/x/a.png" /></p>',
    ],
    [
      HUGO,
      '[t]({{< ref "y" >}}) [u]({{% relref "/posts/z.md#h" %}})',
      '<p><a href="https://blog.example.com/post/content/posts/y.md">t</a> <a href="https://blog.example.com/post/content/posts/z.md#h">u</a></p>',
    ],
    [
      HUGO,
      "{{< highlight go >}}\na[1] = `x`\n{{< /highlight >}}",
      '<pre><code class="language-go">a[1] = `x`</code></pre>',
    ],
    [HUGO, '{{% any thing="x" %}}a *b*{{% /any %}}', "<p>a <em>b</em></p>"],
    [HUGO, "{{</* figure */>}}", "<p>{{&lt; figure &gt;}}</p>"],
    [
      HUGO,
      '{{< admonition type="tip" title="Hey" >}}\nA\n{{< /admonition >}}',
      "<blockquote><p><strong>Hey</strong></p><p>A</p></blockquote>",
    ],
  ],
  "Zola's shortcodes and links": [
    [
      HUGO,
      '{% quote(author="Ann") %}\nA *b*\n{% end %}',
      "<blockquote><p>A <em>b</em></p><p>— Ann</p></blockquote>",
    ],
    [HUGO, "[l](@/blog/y.md#z)", '<p><a href="https://blog.example.com/post/content/blog/y.md#z">l</a></p>'],
  ],
  "notes beside the text": [
    [PLAIN, ":::note\nA\n:::", "<blockquote><p><strong>Note</strong></p><p>A</p></blockquote>"],
    [
      PLAIN,
      "::::tip[A *b*]\nA\n\n::: warning C\nD\n:::\n::::",
      "<blockquote><p><strong>A <em>b</em></strong></p><p>A</p><blockquote><p><strong>C</strong></p><p>D</p></blockquote></blockquote>",
    ],
    [PLAIN, "::: details A\nb\n:::", "<details><summary>A</summary><p>b</p></details>"],
    [PLAIN, "::: anything\na\n:::\nb", "<p>a</p><p>b</p>"],
    [PLAIN, "> [!NOTE]\n> A", "<blockquote><p><strong>Note</strong><br />A</p></blockquote>"],
    [PLAIN, "> [!warning]- A title\n> b", "<blockquote><p><strong>A title</strong><br />b</p></blockquote>"],
    [
      PLAIN,
      "- a\n\n  :::note\n  b\n  :::\n",
      "<ul><li><p>a</p><blockquote><p><strong>Note</strong></p><p>b</p></blockquote></li></ul>",
    ],
  ],
  "Obsidian's signs": [
    [
      PLAIN,
      "[[A page|words]] [[B#c]] [[known]]",
      '<p>words B &gt; c <a href="https://blog.example.com/known">known</a></p>',
    ],
    [
      PLAIN,
      "![[a/b.png|300]] ![[c.png|C]]",
      '<p><img alt="b" src="https://blog.example.com/a/b.png" /> C</p>',
    ],
    [PLAIN, "==a *b*== c == d ==", "<p><mark>a <em>b</em></mark> c == d ==</p>"],
    [PLAIN, "a %%b\n\nc%%d ^a1b2c3", "<p>a d</p>"],
    [
      PLAIN,
      "[[1]](https://a.b/) [[x]][y]\n\n[y]: https://a.b/",
      '<p><a href="https://a.b/">[1]</a> <a href="https://a.b/">[x]</a></p>',
    ],
  ],
  "formulas and prices": [
    [PLAIN, "$a_1 \\\\ b*c$ and $x$", "<p><code>a_1 \\\\ b*c</code> and <code>x</code></p>"],
    [PLAIN, "$5 and $10, $5-$10, $HOME/bin and $PATH", "<p>$5 and $10, $5-$10, $HOME/bin and $PATH</p>"],
    [
      PLAIN,
      "$$\na_1 \\\\\n\\frac{*b*}{c}\n$$",
      '<pre><code class="language-tex">a_1 \\\\\\frac{*b*}{c}</code></pre>',
    ],
    [
      PLAIN,
      "a\n\\begin{align}\nb &= c \\\\\n\\end{align}",
      '<p>a</p><pre><code class="language-tex">\\begin{align}b &amp;= c \\\\\\end{align}</code></pre>',
    ],
  ],
  "what else the field writes": [
    [PLAIN, "- [ ] a\n- [x] b", "<ul><li>☐ a</li><li>☑ b</li></ul>"],
    [PLAIN, ":tada: 10:30:45 std::vec::x", "<p>🎉 10:30:45 std::vec::x</p>"],
    [PLAIN, "A\n: b", "<dl><dt>A</dt><dd>b</dd></dl>"],
    [PLAIN, "[[toc]]\n\n## Table of contents\n\n## A\n\nb", "<h2>A</h2><p>b</p>"],
    [
      PLAIN,
      "## A {#a .b}\n\n![c](/d.png){width=300}",
      '<h2>A</h2><p><img alt="c" src="https://blog.example.com/d.png" /></p>',
    ],
    [PLAIN, "A set {1, 2} and {:a => 1} and {x}", "<p>A set {1, 2} and {:a =&gt; 1} and {x}</p>"],
  ],
  MDX: [
    [
      MDX,
      'import A from "./a"\nexport const b = {\n  c: 1,\n\n  d: 2,\n}\n\nE {/* f */}g {h} {"i"}',
      "<p>E g  i</p>",
    ],
    [MDX, "<A b={{c: 1}}>d **e**</A> <F />", "<p>d <strong>e</strong></p>"],
    [
      MDX,
      '<Tabs>\n  <TabItem value="a" label="npm">\n\n    ```sh\n    npm i {x}\n    ```\n\n  </TabItem>\n</Tabs>',
      '<p><strong>npm</strong></p><pre><code class="language-sh">npm i {x}</code></pre>',
    ],
    [
      MDX,
      'import a from "./a.png"\n\n<Image src={a} alt="A" /> <img src="/b.png" />',
      '<p>A <img alt="" src="https://blog.example.com/b.png" /></p>',
    ],
    [
      MDX,
      '<Callout type="warning">\n  A\n</Callout>',
      "<blockquote><p><strong>Warning</strong></p><p>A</p></blockquote>",
    ],
    [PLAIN, 'import A from "./a"\n\nexport const x = 1\n\nB {/* c */}', "<p>B</p>"],
  ],
  "players and frames": [
    [
      PLAIN,
      '<iframe src="https://www.youtube.com/embed/x" title="A talk"></iframe>',
      '<a href="https://www.youtube.com/watch?v=x"><img alt="" src="https://img.youtube.com/vi/x/hqdefault.jpg" /><br />Video on YouTube: A talk</a>',
    ],
    [
      PLAIN,
      '<iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc"></iframe>',
      '<a href="https://www.youtube.com/watch?v=w7Ft2ymGmfc"><img alt="" src="https://img.youtube.com/vi/w7Ft2ymGmfc/hqdefault.jpg" /><br />Video on YouTube</a>',
    ],
    [
      PLAIN,
      'a <video src="/v.mp4"></video>',
      '<p>a <a href="https://blog.example.com/v.mp4">Video: v.mp4</a></p>',
    ],
    [
      PLAIN,
      "<audio><source src='/a.mp3'>old</audio>",
      '<p><a href="https://blog.example.com/a.mp3">Audio: a.mp3</a></p>',
    ],
    [
      PLAIN,
      '<iframe src="https://example.org/x"></iframe>',
      '<a href="https://example.org/x">Embedded page: example.org</a>',
    ],
    [PLAIN, "<iframe></iframe>a", "a"],
  ],
  "pictures and links of the source tree": [
    [ASTRO, "![A](./a.png) ![b](/b.png)", '<p>A <img alt="b" src="https://blog.example.com/b.png" /></p>'],
    [
      PLAIN,
      "![A](../../assets/a.png) ![B](@/b.png)",
      '<p><img alt="A" src="https://blog.example.com/2026/11/assets/a.png" /> B</p>',
    ],
    [
      "blog/2026-11-20-x.md",
      "![A](./a.png) ![B](@site/static/b.png)",
      '<p>A <img alt="B" src="https://blog.example.com/b.png" /></p>',
    ],
    [
      PLAIN,
      "[a](./y.md#z) [b](../w/index.mdx)",
      '<p><a href="https://blog.example.com/post/posts/y.md#z">a</a> <a href="https://blog.example.com/post/w/index.mdx">b</a></p>',
    ],
  ],
};

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("in %s: %j", (path, source, html) => {
    expect(htmlOf(path, source)).toBe(html);
  });
});

describe("code", () => {
  const SIGNS =
    '{% include x %} {{ site.url }} {{< figure src="a" >}} [[toc]] ==a== :tada: $a_1$ %%b%% {/* c */} <Tabs> {x}';
  const shown = SIGNS.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

  it.each([JEKYLL, HEXO, HUGO, PLAIN, MDX, ASTRO])("stays as it was written, in %s", (path) => {
    for (const source of [
      `\`\`\`\n${SIGNS}\n\`\`\``,
      `~~~~ text\n:::\n${SIGNS}\n~~~~`,
      `- a\n\n  \`\`\`\n  ${SIGNS}\n  \`\`\`\n`,
      `> \`\`\`\n> ${SIGNS}\n> \`\`\``,
      `a \`\`${SIGNS}\`\` b`,
      `1. a\n   \`\`\`sh\n   ${SIGNS}\n   \`\`\`\n2. b`,
    ])
      expect(htmlOf(path, source).replaceAll("&quot;", '"')).toContain(shown.replaceAll("&quot;", '"'));
  });

  it("stays as it was written where blanks or HTML make it", () => {
    for (const source of [`a\n\n    ${SIGNS}\n\nb`, `- a\n\n      ${SIGNS}\n`])
      expect(htmlOf(PLAIN, source).replaceAll("&quot;", '"')).toContain(shown.replaceAll("&quot;", '"'));
    expect(htmlOf(PLAIN, "<pre>{{ a }} {% b %}</pre>")).toBe("<pre>{{ a }} {% b %}</pre>");
    expect(htmlOf(JEKYLL, "<code>{{ a }}</code>")).toBe("<p><code>{{ a }}</code></p>");
  });
});

describe("the teaser", () => {
  it.each([
    ["Hi everyone!\n\nWords that say something.", "Words that say something."],
    ["¡Hola a todos!\n\nPalabras.", "Palabras."],
    ["<details><summary>a</summary>\n\nHidden.\n\n</details>\n\nWords.", "Words."],
    ["{% include toc.html %}\n\n{{< toc >}}\n\nWords.", "Words."],
    ["> [!NOTE]\n> Old.\n\nWords.", "Words."],
    ["[Video](https://a.b/)\n\nWords.", "Words."],
    ["First.\n\n<!--more-->\n\nSecond.", "First."],
    ["Hi!\n\n<!-- more -->\n\nSecond.", "Hi!"],
    ['Hi!\n\n<span id="more-7"></span>\n\nSecond.', "Hi!"],
    ['<p>Hi!</p><a id="more"></a><p>Second.</p>', "Hi!"],
    ["<p>Hi!</p><p><span id='continue-reading'></span></p><p>Second.</p>", "Hi!"],
    ['<p>Hi!</p><p>More of <span id="more-of-it">it</span>.</p>', "More of it."],
    ["Hi everyone!", "Hi everyone!"],
    ["> A quote alone.", "A quote alone."],
  ])("of %j is %j", (source, teaser) => {
    expect(render(PLAIN, source).excerpt).toBe(teaser);
  });
});

describe("what comes out of the languages of generators", () => {
  it.each([
    '{{ "<script>alert(1)</script>" }}',
    '{% include figure.html src="javascript:alert(1).png" alt="x" %}',
    "{% raw %}<script>alert(1)</script>{% endraw %}",
    '<A href="javascript:alert(1)">x</A>',
    '<Link href="javascript:alert(1)">x</Link>',
    "{'<img src=x onerror=alert(1)>'}",
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe src="https://www.youtube.com/embed/x&quot;onload=alert(1)"></iframe>',
    "[[x|<script>alert(1)</script>]]",
    "::: tip <img src=x onerror=alert(1)>\n:::",
    "$<script>_1$",
    '<video poster="javascript:alert(1)" src="/a.mp4"></video>',
  ])("runs nothing of %s", (source) => {
    for (const path of [JEKYLL, MDX, PLAIN])
      expect(
        htmlOf(path, source)
          .match(/<[^>]*>/g)
          ?.join("") ?? "",
      ).not.toMatch(/script|\son\w+=|iframe|javascript:/i);
  });
});

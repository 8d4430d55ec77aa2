/** What makes a parser slow when it is repeated: openings without an end, blanks, and many of what costs a little each. */
const PIECES: readonly string[] = [
  ...[
    ">",
    "> ",
    "[",
    "](",
    "![",
    "*a",
    "**a *b ",
    "_a __b ",
    "~~a",
    "`",
    "`a`` ",
    "\\",
    "&#x1",
    "&a",
    "<",
    "<!",
    "<?",
  ],
  ...[
    "<div>\n",
    "<div>",
    "</div>",
    "<b>",
    "<a ",
    "<!--",
    "<!-- a -->",
    "<![CDATA[",
    "<p>",
    "<em>",
    "<script>",
    "<q>",
  ],
  ...["<table><tr><td>", "<tr><td>a", "<pre><code>", "<ul><li>", "<details><summary>a</summary>b</details>"],
  ...[
    "- ",
    "- a\n",
    "1. a\n",
    "# a\n",
    "a\n=\n",
    "---\n",
    "a\n\n",
    "  \n",
    "\n",
    "a\n",
    "> a\n",
    "|",
    "|\n",
    "|a|b|\n|-|-|\n",
  ],
  ...["[a]: b\n", "[a](b", '[a](b "', "[a](<b", "[a](https://e.org/b) ", "[a] ", "![a](b) ", "![a](b)\n\n"],
  ...[
    "[^1]",
    "^[a ",
    "^[a] ",
    "^[",
    "[^",
    "[^1]: a\n",
    "http://a.b/(((",
    "https://a.b/c ",
    "mailto:a@",
    "www.",
    "a@b.c ",
  ],
  ...[
    "```js\na\n```\n",
    "```js\nlet a = 'b'\n```\n\n",
    "\u0000",
    "\t",
    "word ",
    "漢字",
    "سلام ",
    "😀",
    "a\u0301",
  ],
];

/** Beginnings of what generators add to Markdown. */
const DIALECT_PIECES: readonly string[] = [
  ...[
    "{",
    "{%",
    "{% a ",
    "{% a %}",
    "{% highlight %}",
    "{% raw %}",
    "{% if a %}b{% else %}",
    "{{",
    "{{ a ",
    "{{ a }}",
  ],
  ...[
    "{{<",
    "{{< a >}}",
    "{{< note >}}",
    "{{< highlight go >}}",
    "{{%",
    "{# ",
    "{:",
    "{: .a}",
    "{#a} ",
    "# a {#b}\n",
  ],
  ...[
    "[[",
    "[[a",
    "[[a]]",
    "![[a|b]] ",
    "[!",
    "> [!note]\n",
    "> [!note] a\n\n",
    "- [ ] ",
    "- [ ] a\n",
    "^a1b2 ",
    "%%",
    "%% a",
  ],
  ...[
    "$",
    "$a",
    "$a$ ",
    "$$",
    "$$\n",
    "$$\na\n",
    "$ $",
    "\\(",
    "\\\\[",
    "\\begin{a}\n",
    "==",
    "==a",
    "==a== ",
    ":",
    ":a",
    ":tada: ",
  ],
  ...[":::", ":::\n", ":::note\n", "::: note\na\n:::\n", "::a\n", "a\n: b\n\n", "a\n: b\n", ": "],
  ...[
    "!!! note\n",
    "!!! note\n    a\n",
    '!!! note "a"\n\n    a\n\n',
    '!!! note "',
    "??? a\n\n\n",
    "/// note\n",
    "/// note | a\n    a: b\n///\n",
    "///\n",
    "a ^name\n\n",
    "[[a]] ^name\n\n",
    "<figcaption>",
    "<figcaption>*a*</figcaption>\n",
    "<figcaption>*a*</figcaption>\n\n",
    "<div markdown>\n",
    "<div markdown=1>*a*</div>\n",
    "<a markdown ",
    '{{< figure src="a.png" caption="*a" >}} ',
  ],
  ...["import a from 'b'\n", "export const a = {\n", "export const a = 1\n\n", "{/*", "{/* a */}"],
  ...[
    "<iframe src=a>",
    "<iframe src=a></iframe>",
    "<video>",
    "<video><source src=a>",
    "<img src=~a alt=b>",
    "<!--more-->",
  ],
];

const fill = (piece: string, length: number) => piece.repeat(Math.max(1, Math.floor(length / piece.length)));

/** Texts whose one part grows with them. */
const SHAPES: Readonly<Record<string, (length: number) => string>> = {
  "a dash and blanks": (length) => `---${" ".repeat(length)}`,
  "blanks before a letter": (length) => `${" ".repeat(length)}a`,
  "blanks between letters": (length) => `a${" ".repeat(length)}b`,
  "one word": (length) => "a".repeat(length),
  "one word in a list": (length) => `- ${"a".repeat(length)}`,
  "numbered footnotes": (length) => {
    const numbers = Array.from({ length: Math.ceil(length / 30) }, (_, number) => number);
    return `${numbers.map((number) => `[^${number}] `).join("")}\n\n${numbers.map((number) => `[^${number}]: n\n`).join("")}`;
  },
  "one of many footnotes mentioned again and again": (length) => {
    const numbers = Array.from({ length: 990 }, (_, number) => number);
    const notes = `${numbers.map((number) => `[^${number}] `).join("")}\n\n${numbers.map((number) => `[^${number}]: n\n`).join("")}\n`;
    return `${notes}${fill("[^1] ", Math.max(0, length - notes.length))}`;
  },
  "named references": (length) =>
    Array.from({ length: Math.ceil(length / 12) }, (_, number) => `[r${number}]: u\n`).join(""),
  "references, each used": (length) => {
    const numbers = Array.from({ length: Math.ceil(length / 45) }, (_, number) => number);
    return numbers.map((number) => `[ref${number}]: https://e.org/${number}\n[ref${number}]\n\n`).join("");
  },
  "references whose titles do not end": (length) => fill("[a]: b 'open\n", length),
  "lists in lists": (length) => {
    let text = "";
    for (let depth = 0; text.length < length; depth = (depth + 1) % 400) text += `${"  ".repeat(depth)}- a\n`;
    return text;
  },
  "admonitions in admonitions": (length) => {
    let text = "";
    for (let depth = 0; text.length < length; depth = (depth + 1) % 60)
      text += `${"    ".repeat(depth)}!!! note\n${depth % 7 === 0 ? "\n" : ""}`;
    return text;
  },
  "an admonition with blank lines": (length) => `!!! note\n    a\n${fill("\n", length)}`,
  "captions whose marks do not end": (length) =>
    `{{< figure src="a.png" caption="${fill("[a](*_`", length)}" >}}`,
  "one long caption": (length) => `<figure><figcaption>${fill("*a", length)}</figcaption></figure>`,
  "one line of an element with Markdown": (length) => `<div ${fill("a ", length)} markdown="1">\na\n</div>`,
  "quotes in quotes": (length) => {
    let text = "";
    for (let depth = 1; text.length < length; depth = (depth % 400) + 1) text += `${">".repeat(depth)} a\n`;
    return text;
  },
  "emphasis of three kinds": (length) => fill("a**b_c* ", length),
  "lines that end like those of old computers": (length) => fill("a\r\r", length),
  "an entity without an end": (length) => `&${fill("a", length)}`,
  "a table as wide as it is long": (length) => `|${fill("a|", length / 2)}\n|${fill("-|", length / 2)}\n`,
  "wide rows": (length) =>
    `|${"a|".repeat(300)}\n|${"-|".repeat(300)}\n${fill(`|${"x|".repeat(300)}\n`, length)}`,
  "short rows of a wide table": (length) =>
    `|${"a|".repeat(1000)}\n|${"-|".repeat(1000)}\n${fill("|x|\n", length)}`,
  "cells of HTML in one row": (length) => `<table><tr>${fill("<td>a", length)}</table>`,
  "cells that span a thousand": (length) =>
    `<table>${fill('<tr><td colspan="1000" rowspan="1000">a</td></tr>', length)}</table>`,
  "attributes of one element": (length) => `<a ${fill("b ", length)}>x</a>`,
  "one long value": (length) => `<a title="${"x".repeat(length)}">x</a>`,
  "a picture inside its address": (length) => `<img src="data:image/png;base64,${"A".repeat(length)}">`,
  "code in backticks of every length": (length) => {
    let text = "";
    for (let count = 1; text.length < length; count = (count % 200) + 1) text += `${"`".repeat(count)} a `;
    return text;
  },
  ...Object.fromEntries(
    ["js", "xml", "md", "bash", "csharp", "ini", "nix", "sql", "yaml"].flatMap((language) => [
      [
        `one line of ${language}`,
        (length: number) => `\`\`\`${language}\n${fill("a+b $( <a ", length)}\n\`\`\`\n`,
      ],
      [
        `many lines of ${language}`,
        (length: number) => `\`\`\`${language}\n${fill(`${fill("A.b ", 80)}\n`, length)}\n\`\`\`\n`,
      ],
      [
        `many listings of ${language}`,
        (length: number) =>
          fill(`\`\`\`${language}\n${fill(`${"A".repeat(80)}\n`, 7_000)}\n\`\`\`\n\n`, length),
      ],
    ]),
  ),
};

/** Every hostile text by a name, as long as asked, in characters. */
export const HOSTILE_MARKDOWN: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ...[...PIECES, ...DIALECT_PIECES].map(
    (piece) => [JSON.stringify(piece), (length: number) => fill(piece, length)] as const,
  ),
  ...Object.entries(SHAPES),
];

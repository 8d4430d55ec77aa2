/** What titles, tags, names, addresses and settings may hold, none of it with a blank to break a line at. */
export const LONG_WORDS: Readonly<Record<string, string>> = {
  "290 letters": "m".repeat(290),
  "a German compound": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
  "an identifier": "AbstractSingletonProxyFactoryBeanConfigurationBuilderProviderImplementation_v2__internal",
  "an address of the web": `https://blog.example.com/${"a-very-long-path-segment/".repeat(8)}?token=${"0123456789abcdef".repeat(8)}`,
  "an e-mail address": `${"a".repeat(64)}@${"subdomain-with-many-letters.".repeat(5)}example`,
  "no-break spaces": Array.from({ length: 60 }, () => "word").join("\u00a0"),
  Chinese: "中文没有空格的很长的标题".repeat(12),
  Thai: "ภาษาไทยไม่มีช่องว่างระหว่างคำ".repeat(8),
  Arabic: "والمستشفياتوالمستوصفات".repeat(12),
  "families of emoji": "👩‍👩‍👧‍👦".repeat(60),
};

/**
 * In the browser: every text of the page is this word, whoever wrote it, and every field holds it. Where the page is
 * wider than the window it answers what sticks out.
 */
export const fillWith = (word: string) => `(() => {
  const word = ${JSON.stringify(word)};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.trim() !== "") texts.currentNode.data = word;
  for (const field of document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden], [type=date])")) {
    if (field.type === "number") continue;
    field.value = word;
    field.placeholder = word;
  }
  for (const image of document.images) image.alt = word;
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > page.clientWidth + 0.5 || left < -0.5;
    })
    .slice(0, 5)
    .map((element) => element.tagName + "." + element.className);
})()`;

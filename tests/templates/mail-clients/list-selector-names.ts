const PARTS: readonly (readonly [part: RegExp, name: string])[] = [
  [/(^|[\s>+~])\*/, "*"],
  [/(^|[\s>+~])[a-z]/, "type"],
  [/\.[a-z]/, ".class"],
  [/#[a-z]/, "#id"],
  [/\[/, "[attribute]"],
  [/[^\s>+~]+\s+[^\s>+~]/, "descendant"],
  [/>/, ">"],
  [/\+/, "+"],
  [/~/, "~"],
  [/[^\s>+~,][.#[]/, "chained"],
];

/** What the selectors of one rule ask a client to know: `.class`, `descendant`, `:hover`, `grouping`. */
export function listSelectorNames(selectors: readonly string[]): readonly string[] {
  const parts = selectors.flatMap((selector) => [
    ...PARTS.filter(([part]) => part.test(selector)).map(([, name]) => name),
    ...(selector.match(/::?[a-z-]+/g) ?? []),
  ]);
  return selectors.length > 1 ? [...parts, "grouping"] : parts;
}

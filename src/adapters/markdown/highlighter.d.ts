/** The little of highlight.js that is used. */
export type Grammar = (highlighter: unknown) => object;

export const highlighter: {
  getLanguage(name: string): object | undefined;
  registerLanguage(name: string, grammar: Grammar): void;
  highlight(
    code: string,
    options: { readonly language: string; readonly ignoreIllegals: boolean },
  ): { readonly value: string };
};

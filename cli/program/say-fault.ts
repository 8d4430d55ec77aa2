const SINGLE_DASH = /unknown option '-([a-z][a-z-]+)'$/;
const WITH_VALUE = /unknown option '(--[a-z-]+)=.*'$/;

/** What is wrong, in the words of commander, with advice for two slips that it knows none for. */
export function sayFault(said: string): string {
  const words = said.replace(/^error: /, "");
  const end = words.endsWith("\n") ? "\n" : "";
  const [, name] = SINGLE_DASH.exec(words.trimEnd()) ?? [];
  if (name !== undefined) return `${words.trimEnd()}\n(Flags have two dashes: --${name})${end}`;
  const [, flag] = WITH_VALUE.exec(words.trimEnd()) ?? [];
  return flag === undefined
    ? words
    : `${words.trimEnd()}\n(${flag} takes no value: it is on where it is written)${end}`;
}

/** The token of `npm run dev`: known to everybody, so it opens nothing but a Worker on this machine. */
export const DEVELOPMENT_AUTHOR_TOKEN = "development-author-token-known-to-everybody";

type Variables = Readonly<Record<string, string | undefined>>;

/** Where to speak, and as whom. */
export interface Author {
  readonly base: string;
  /** Null: nobody said. */
  readonly token: string | null;
}

/** What the environment says goes before `.dev.vars`. Without a word about either: `npm run dev` on this machine. */
export function chooseAuthor(environment: Variables, file: Variables): Author {
  const base = environment.GAZETTE_URL ?? file.GAZETTE_URL ?? "http://localhost:8787";
  const token = environment.AUTHOR_TOKEN ?? file.AUTHOR_TOKEN;
  return { base, token: token ?? (isThisMachine(base) ? DEVELOPMENT_AUTHOR_TOKEN : null) };
}

export const isThisMachine = (base: string) =>
  ["localhost", "127.0.0.1", "[::1]"].includes(URL.parse(base)?.hostname ?? "");

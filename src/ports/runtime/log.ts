/** Structured events, `noun.past-verb`. Fields carry ids and figures, never addresses or tokens. */
export interface Log {
  record(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** The part of a KV namespace that the product uses, in memory: listed in order of the keys, nothing stale. */
export function createFakeKvNamespace(): KVNamespace {
  const entries = new Map<string, { readonly value: string; readonly metadata: unknown }>();
  const read = (key: string, type: "json" | "text") => {
    const value = entries.get(key)?.value ?? null;
    return type === "text" || value === null ? value : (JSON.parse(value) as unknown);
  };
  const namespace = {
    get: async (keys: string | readonly string[], type: "json" | "text" = "text") =>
      typeof keys === "string" ? read(keys, type) : new Map(keys.map((key) => [key, read(key, type)])),
    put: async (key: string, value: string, options?: { readonly metadata?: unknown }) =>
      void entries.set(key, { value, metadata: options?.metadata ?? null }),
    delete: async (key: string) => void entries.delete(key),
    async list({
      prefix = "",
      limit = 1000,
      cursor = "",
    }: {
      prefix?: string;
      limit?: number;
      cursor?: string;
    }) {
      const names = [...entries.keys()].filter((name) => name.startsWith(prefix) && name > cursor).sort();
      const keys = names.slice(0, limit).map((name) => ({ name, metadata: entries.get(name)?.metadata }));
      const complete = names.length <= limit;
      return complete
        ? { keys, list_complete: true }
        : { keys, list_complete: false, cursor: keys.at(-1)?.name };
    },
  };
  return namespace as unknown as KVNamespace; // a fake of the part in use
}

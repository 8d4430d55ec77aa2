/** Each value is made when it is first read, once: a request builds what it needs and nothing else. */
export function lazily<Values extends object>(
  makers: {
    readonly [Name in keyof Values]: () => Values[Name];
  },
): Values {
  const made = new Map<PropertyKey, unknown>();
  const names = {
    has: (name: PropertyKey) => Object.hasOwn(makers, name),
    names: () => Reflect.ownKeys(makers),
  };
  return present(names, (name) => {
    if (!made.has(name)) made.set(name, Reflect.get(makers, name)());
    return made.get(name);
  }) as Values; // one maker for each of its names
}

/** The first with the second's values over its own; what is not made yet stays unmade. */
export const extend = <Base extends object, Own extends object>(base: Base, own: Own) =>
  present(
    {
      has: (name) => Reflect.has(own, name) || Reflect.has(base, name),
      names: () => [...new Set([...Reflect.ownKeys(base), ...Reflect.ownKeys(own)])],
    },
    (name) => Reflect.get(Reflect.has(own, name) ? own : base, name),
  ) as Omit<Base, keyof Own> & Own; // it has the names of both

interface Names {
  readonly has: (name: PropertyKey) => boolean;
  readonly names: () => (string | symbol)[];
}

/**
 * An object with these names, each of which is read as it is asked for. A proxy: to define a hundred getters for every
 * request took a quarter of a millisecond.
 */
const present = ({ has, names }: Names, read: (name: PropertyKey) => unknown): object =>
  new Proxy(
    {},
    {
      get: (_, name) => (has(name) ? read(name) : undefined),
      has: (_, name) => has(name),
      ownKeys: names,
      getOwnPropertyDescriptor: (_, name) =>
        has(name) ? { configurable: true, enumerable: true, value: read(name) } : undefined,
    },
  );

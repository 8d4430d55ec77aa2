/** Each value is made when it is first read, once: a request builds what it needs and nothing else. */
export function lazily<Values extends object>(
  makers: {
    readonly [Name in keyof Values]: () => Values[Name];
  },
): Values {
  const values = {};
  for (const [name, make] of Object.entries<() => unknown>(makers)) {
    let made: { readonly value: unknown } | null = null;
    const get = () => {
      made ??= { value: make() };
      return made.value;
    };
    Object.defineProperty(values, name, { get, enumerable: true, configurable: true });
  }
  return values as Values; // one getter for each maker
}

/** The first with the second's values over its own; what is not made yet stays unmade. */
export const extend = <Base extends object, Own extends object>(
  base: Base,
  own: Own,
): Omit<Base, keyof Own> & Own =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(base), ...Object.getOwnPropertyDescriptors(own) },
  ) as Omit<Base, keyof Own> & Own; // it has the properties of both

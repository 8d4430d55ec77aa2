import type { Tally } from "./tally.ts";

/** A namespace of Durable Objects whose calls are counted: each is one subrequest here and one request there. */
export function meterObjects<Namespace extends { getByName(name: string): object }>(
  namespace: Namespace,
  current: () => Tally,
): Namespace {
  const meterStub = (stub: object) =>
    new Proxy(stub, {
      get: (_, method) => {
        if (method === "then") return undefined; // a stub is no promise
        return (...input: unknown[]) => {
          current().add("serviceSubrequests");
          const call = Reflect.get(stub, method) as (...input: unknown[]) => unknown; // stubs have methods alone
          return Reflect.apply(call, stub, input);
        };
      },
    });
  return { getByName: (name: string) => meterStub(namespace.getByName(name)) } as unknown as Namespace; // the part in use
}

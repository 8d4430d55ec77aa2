import type { MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import type { HttpEnv } from "../shell/context.ts";
import type { FindGroup, Gate } from "../shell/group.ts";

/** Says what holds for this address: whatever answers looks it up there. */
export const createGroupEntrance =
  (findGroup: FindGroup): MiddlewareHandler<HttpEnv> =>
  (c, next) => {
    c.set("group", findGroup(c.req.path));
    return next();
  };

/** The guards of the group, then its gate where that needs no body. */
export const createGroupGuards =
  (findGroup: FindGroup): MiddlewareHandler<HttpEnv> =>
  (c, next) => {
    const { guards, gate } = findGroup(c.req.path);
    return every(...guards, ...selectGate(gate, "headers"))(c, next);
  };

/** The gate of the group where it needs the body, which is read within its limit by now. Whoever sends none meets no gate. */
export const createBodyGate =
  (findGroup: FindGroup): MiddlewareHandler<HttpEnv> =>
  (c, next) => {
    const { gate } = findGroup(c.req.path);
    return c.req.method === "POST" ? every(...selectGate(gate, "body"))(c, next) : next();
  };

const selectGate = (gate: Gate | null, reads: Gate["reads"]) => (gate?.reads === reads ? [gate.check] : []);

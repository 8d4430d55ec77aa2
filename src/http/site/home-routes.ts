import { Hono } from "hono";
import type { HttpEnv } from "../shell/context.ts";
import { showHome } from "./show-home.tsx";

/** The newsletter's front page. */
export function createHomeRoutes() {
  return new Hono<HttpEnv>().get("/", (c) => showHome(c));
}

import { Hono } from "hono";
import { composeDocument } from "../../contract/document/compose-document.ts";
import type { HttpEnv } from "../shell/context.ts";

/** The API for machines, as an OpenAPI document. */
export const createDocumentRoutes = () =>
  new Hono<HttpEnv>().get("/api/openapi.json", (c) =>
    c.json(composeDocument(c.var.settings.newsletter.publicUrl)),
  );

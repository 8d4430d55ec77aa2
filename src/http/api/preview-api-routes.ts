import { Hono } from "hono";
import type { PreviewedPullAnswer } from "../../contract/previews/preview-request.ts";
import type { PreviewList } from "../../contract/previews/previews.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import { parsePreviewRequest } from "./parse-preview-request.ts";
import { presentPreview, presentPreviewedPull } from "./present-preview.ts";

/** Previews of pull requests: which stand, for their author; one that is asked for or ended, for a workflow (`previewGate`). */
export const createPreviewApiRoutes = () =>
  new Hono<HttpEnv>()
    .get("/api/previews", async (c) => {
      const { publicUrl } = c.var.settings.newsletter;
      const previews = await c.var.gazette.listPreviews();
      return c.json<PreviewList>({ previews: previews.map((preview) => presentPreview(preview, publicUrl)) });
    })
    .post("/api/previews", async (c) => {
      const request = parsePreviewRequest(await c.req.text());
      if (!request.ok) return answerProblem(c, request.problem);
      const previewed = await c.var.gazette.previewPull(c.var.workflow, request.value);
      if (!previewed.ok) return answerProblem(c, previewed.problem);
      const { publicUrl } = c.var.settings.newsletter;
      return c.json<PreviewedPullAnswer>(presentPreviewedPull(previewed.value, publicUrl));
    })
    .delete("/api/previews/:number{[1-9][0-9]{0,8}}", async (c) => {
      const ended = await c.var.gazette.endPreview(c.var.workflow, Number(c.req.param("number")));
      return ended.ok ? c.body(null, 204) : answerProblem(c, ended.problem);
    });

import { createApp } from "./app.ts";
import { composeGazette } from "./compose.ts";
import { readSettings, requireSettings } from "./config.ts";
import type { Env } from "./env.ts";

export { DeliveryObject } from "./objects/delivery-object.ts";
export { IssueObject } from "./objects/issue-object.ts";
export { OutboxObject } from "./objects/outbox-object.ts";
export { PacerObject } from "./objects/pacer-object.ts";
export { RepositoryObject } from "./objects/repository-object.ts";

const app = createApp<Env>({ readSettings, composeGazette });

export default {
  fetch: app.fetch,
  async scheduled(event, env, context) {
    const gazette = composeGazette(env, requireSettings(env), context);
    await gazette.runTick(event.scheduledTime);
    gazette.doubtAnswers();
  },
} satisfies ExportedHandler<Env>;

// `npm run dev`: the Worker with a local mail inbox, the sample posts and hot reload, until Ctrl-C.
import { once } from "node:events";
import { join } from "node:path";
import { DEVELOPMENT_AUTHOR_TOKEN } from "../cli/choose-author.ts";
import { createAuthorApi } from "./author-api.ts";
import { describeAddresses } from "./dev/describe-addresses.ts";
import { publishPosts, publishSavedPosts } from "./dev/publish-posts.ts";
import { composeDevelopmentEvents, composeDevelopmentVars } from "./development-vars.ts";
import { findFreePort } from "./free-port.ts";
import { createResendEmulator } from "./resend-emulator/emulator.ts";
import { PROJECT_ROOT } from "./wrangler/wrangler-command.ts";
import { applyMigrations, startWorker } from "./wrangler.ts";

const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
const persistTo = join(PROJECT_ROOT, ".wrangler/dev");

const port = await findFreePort(8787);
const url = `http://localhost:${port}`;
const events = composeDevelopmentEvents(url);
const inbox = await createResendEmulator({ requestsPerSecond: 5, events }).listen(
  await findFreePort(Math.max(8788, port + 1)),
);
await applyMigrations({ persistTo });
const vars = composeDevelopmentVars({ publicUrl: url, resendUrl: inbox.url });
const worker = await startWorker({ port, persistTo, vars, output: "inherit" });

const author = createAuthorApi(url, DEVELOPMENT_AUTHOR_TOKEN);
await publishPosts(author);
const closing = new AbortController();
const watching = publishSavedPosts(author, closing.signal);
console.log(describeAddresses(url, inbox.url, DEVELOPMENT_AUTHOR_TOKEN));

const outcome = await Promise.race([interrupted.then(() => "interrupted"), worker.ended.then(() => "ended")]);
closing.abort();
await Promise.all([watching, worker.stop(), inbox.close()]);
if (outcome === "ended") {
  console.error("The Worker ended by itself.");
  process.exitCode = 1;
}

// `npm run worker -- <arguments of wrangler dev>`: migrations, then the Worker. No inbox, no sample posts, no secrets.
import { runWorker } from "./worker/run-worker.ts";

process.exitCode = await runWorker(process.argv.slice(2));

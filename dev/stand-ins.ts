// `npm run stand-ins`: Cloudflare and Resend on this machine until Ctrl-C, for trying `npm run setup` without an account.
import { once } from "node:events";
import { startStandIns } from "./rehearsal/stand-ins.ts";

const standIns = await startStandIns();
for (const [name, value] of Object.entries(standIns.environment)) console.log(`export ${name}=${value}`);
console.log(`
# In another terminal, with these:
#   npm run setup -- --public-url ${standIns.publicUrl} --mail-from "Example <news@example.com>"
# Mails arrive at ${standIns.resendUrl}. Ctrl-C forgets everything.`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await standIns.close();

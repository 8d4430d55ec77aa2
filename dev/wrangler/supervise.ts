// Leads the process group of a command. Its standard input is a lifeline: when whoever started it is gone, by
// whatever means, the pipe closes and the whole group ends. Nothing else tells us of a parent that was killed.
import { spawn } from "node:child_process";

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
child.on("exit", (code) => process.exit(code ?? 1));
process.stdin.resume().on("close", () => process.kill(-process.pid, "SIGKILL"));
// A signal to the group is for the command: we end when it does.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});

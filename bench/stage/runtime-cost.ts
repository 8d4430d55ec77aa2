import { readdirSync, readFileSync } from "node:fs";

export interface RuntimeCost {
  readonly cpuSeconds: number;
  /** Peak resident memory of the runtime's process. */
  readonly peakMegabytes: number;
}

const TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) on every Linux in use

/** CPU and memory of the workerd processes below this one, from /proc (Linux only). */
export function readRuntimeCost(): RuntimeCost {
  const costs = findRuntimes(process.pid).map((pid) => ({
    cpuSeconds: readCpu(pid),
    peakMegabytes: readPeak(pid),
  }));
  return {
    cpuSeconds: costs.reduce((sum, cost) => sum + cost.cpuSeconds, 0),
    peakMegabytes: Math.max(0, ...costs.map((cost) => cost.peakMegabytes)),
  };
}

function findRuntimes(parent: number): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readStat(pid)?.parent === parent && readStat(pid)?.name.includes("workerd"));
}

/** `/proc/<pid>/stat`, proc(5): the name stands in brackets and may hold blanks. */
function readStat(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    const fields = text.slice(end + 2).split(" ");
    return {
      name: text.slice(text.indexOf("(") + 1, end),
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
    };
  } catch {
    return null; // the process has ended between listing and reading
  }
}

const readCpu = (pid: number) => (readStat(pid)?.ticks ?? 0) / TICKS_PER_SECOND;

const readPeak = (pid: number) =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

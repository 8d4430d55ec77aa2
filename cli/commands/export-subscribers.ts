import { writeFileSync } from "node:fs";
import Papa from "papaparse";
import { describeCode, readCode } from "../collect-files.ts";
import type { Call, Command, Outcome } from "../command.ts";

export const subscribersExport: Command = {
  name: "subscribers export",
  summary: "all readers as CSV, which the import reads back",
  flags: { to: { example: "readers.csv", summary: "write it to this file, which must not be there yet" } },
  run: exportSubscribers,
};

/** Only a whole answer is written: a list that was cut short must not look whole. */
async function exportSubscribers({ values: { to }, json, connect }: Call): Promise<Outcome> {
  const csv = await connect().read("api/subscribers.csv", "text/csv");
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  if (to !== undefined) {
    writeNew(to, csv);
    console.log(
      json ? JSON.stringify({ file: to, subscribers: data.length }) : `${to}: ${data.length} readers`,
    );
  } else if (json) for (const reader of data) console.log(JSON.stringify(reader));
  else console.log(csv.trimEnd());
  return "done";
}

/** Addresses of people: nobody else on this machine may read them, and no other file is lost for them. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const code = readCode(error);
    throw new Error(
      `${file}: ${code === "EEXIST" ? "there is such a file already." : describeWriting(code)}`,
    );
  }
}

const describeWriting = (code: string) =>
  code === "ENOENT" ? "its folder is not there." : describeCode(code).replace("read", "written");

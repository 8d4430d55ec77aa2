import { createHmac } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { asSubscriberId } from "../../src/core/ids.ts";
import { encodeReaderMetadata } from "../../src/core/subscribers/reader-metadata.ts";
import { LOCAL_SECRETS } from "./local-secrets.ts";

/**
 * Writes readers straight into the file of the local KV: 140,000 a second, where its binding takes 400. The format is
 * the runtime's own and may change, so this is for benches alone; all readers share one empty record.
 */
export function seedReaders(stateFolder: string, readers: number): void {
  const folder = join(stateFolder, "kv", "miniflare-KVNamespaceObject");
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (file === undefined) throw new Error("The local KV keeps its entries elsewhere than this bench knows.");
  const db = new DatabaseSync(join(folder, file));
  const { blob_id: record } = db.prepare("SELECT blob_id FROM _mf_entries").get() as { blob_id: string };
  const insert = db.prepare("INSERT INTO _mf_entries (key, blob_id, metadata) VALUES (?, ?, ?)");
  db.exec("BEGIN; DELETE FROM _mf_entries");
  for (let index = 0; index < readers; index += 1) {
    insert.run(`sub:${deriveReaderId(seededAddress(index))}`, record, JSON.stringify(composeMetadata(index)));
  }
  db.exec("COMMIT");
  db.close();
}

/** Of the reader with this number, from 0 on. */
export const seededAddress = (index: number) => `reader-${index}@example.com`;

/** As the Worker itself derives it (`createAddressHasher`), so that it finds a seeded reader by their address. */
export const deriveReaderId = (address: string) => {
  const code = createHmac("sha256", LOCAL_SECRETS.SECRET_KEY).update(`gazette/address\0${address}`);
  return asSubscriberId(code.digest("hex"));
};

const composeMetadata = (index: number) =>
  encodeReaderMetadata({
    address: seededAddress(index),
    status: "active",
    languages: ["en"],
    topics: [],
    cadence: "weekly",
    hour: null,
    timeZone: "UTC",
    confirmedAt: Date.UTC(2026, 0, 1),
    servedThrough: null,
    catchUpThrough: null,
    pause: null,
  });

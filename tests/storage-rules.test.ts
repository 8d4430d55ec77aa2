import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string) => readFileSync(path, "utf8");
const schema = readdirSync("migrations").map((name) => read(`migrations/${name}`));
const tables = [...schema.join("\n").matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name]) => name);
const [stores = "", rules = ""] = read("docs/storage.md").split("### How long rows are kept");
/** The first cells of the rows of all its tables. */
const firstCells = (text: string) => [...text.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell]) => cell).join();

it("finds the tables of the schema", () => {
  expect(tables.length).toBeGreaterThan(20);
});

it.each(tables)("says of %s what it holds and how long its rows are kept", (table) => {
  expect(firstCells(stores)).toContain(`\`${table}\``);
  expect(firstCells(rules.split("\n## ")[0] ?? "")).toContain(`\`${table}\``);
});

import fc, { type Arbitrary } from "fast-check";

const line = fc.string({ maxLength: 40 });

/** Posts: most with front matter that can be read, some without, or with something else. */
export function drawMarkdown(): Arbitrary<string> {
  const date = fc
    .date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const field = fc.oneof(
    fc.constantFrom("draft: true", "newsletter: false", "lang: es", "tags: [rust, web]", "lang: xx"),
    fc.constantFrom("image: https://blog.example.com/a.png", "translationKey: one", "id: en/given"),
    fc.tuple(fc.constantFrom("tags", "draft", "id", "title"), line).map(([key, value]) => `${key}: ${value}`),
  );
  const file = fc
    .tuple(line, date, fc.array(field, { maxLength: 2 }), fc.lorem({ mode: "sentences" }))
    .map(([title, day, fields, words]) =>
      ["---", `title: ${JSON.stringify(title || "A")}`, `pubDate: ${day}`, ...fields, "---", "", words].join(
        "\n",
      ),
    );
  return fc.oneof({ weight: 8, arbitrary: file }, { weight: 1, arbitrary: fc.string({ maxLength: 200 }) });
}

/** Lists of readers: most with a header row that is known. */
export function drawCsv(): Arbitrary<string> {
  const address = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }).map((index) => `imported-${index}@example.com`) },
    { weight: 1, arbitrary: line },
  );
  const cell = fc.oneof(fc.constantFrom("", "en", "es;en", "weekly", "unsubscribed", "Europe/Madrid"), line);
  const row = fc.tuple(address, cell, cell).map((cells) => cells.map((one) => JSON.stringify(one)).join(","));
  const header = fc.constantFrom(
    "email,languages,cadence",
    "email,status,timeZone",
    "Email Address,Name,status",
    "name,city,age",
  );
  const file = fc
    .tuple(header, fc.array(row, { maxLength: 4 }))
    .map(([first, rows]) => [first, ...rows].join("\n"));
  return fc.oneof({ weight: 8, arbitrary: file }, { weight: 1, arbitrary: fc.string({ maxLength: 100 }) });
}

import { describe, expect, it } from "vitest";
import { createLinkSigner } from "../../../src/adapters/crypto/link-signer.ts";
import { TOKEN_LENGTH } from "../../../src/core/access/link-token.ts";
import { listTokenCandidates } from "../../../src/core/access/list-token-candidates.ts";
import { asSubscriberId } from "../../../src/core/ids.ts";
import { readLink } from "../../../src/usecases/subscribers/read-link.ts";

const signer = createLinkSigner(["a secret key for tests that is long enough"]);
const sign = (letter: string, purpose: "leave" | "manage" = "leave") =>
  signer.sign({ purpose, id: asSubscriberId(letter.repeat(64)), issuedAt: 1_795_000_000_000 });
const token = await sign("a");
const other = await sign("b");
const read = (...texts: string[]) => readLink({ signer }, { texts, purposes: ["leave"] });

const link = (query: string) => `https://news.example.com/unsubscribe?${query}`;
const [head, tail] = [token.slice(0, 40), token.slice(40)];

describe("the link of a mail", () => {
  it("has a token of the length that core knows", () => {
    expect(token).toHaveLength(TOKEN_LENGTH);
  });

  it.each([
    ...[..."., > ) ” » ' \" ; : ! ? ] } * _ ~ | ` … 。 ） -"].filter((mark) => mark !== " "),
    ").",
    ">,",
    "%3E",
    "%22%3E",
    "&gt;",
    "&quot;&gt;",
    "%20",
    "+",
    "%0D%0A",
    "%E2%80%9D",
    "%u201D",
    "\\",
    "/",
    "//",
    "=",
    "=3D",
    "\u200b",
    "Unsubscribe",
    "_Unsubscribe_",
    "</a>",
    "&utm_source=mail&fbclid=IwAR0abcdefghijklmnopqrstuvwxyz0123456789_abcdefghijklmnopqrstuvwxyz0123456789",
    "&amp;lang=es",
    "#top",
  ])("is read with %j stuck to its end", async (stuck) => {
    expect(await read(`${token}${stuck}`)).toBe(token);
    expect(await read(link(`token=${token}${stuck}`))).toBe(token);
  });

  it.each([
    ["a quotation mark before it", `token=%22${token}%22`],
    ["angle brackets around it", `token=<${token}>`],
    ["quoted-printable", `token=3D${token}`],
    ["quoted-printable, encoded once more", `token%3D3D${token}`],
    ["an equals sign as an entity", `token&#61;${token}`],
    ["an equals sign as JSON writes it", `lang\\u003des\\u0026token\\u003d${token}`],
    ["a soft break", `token=${head}=\r\n${tail}`],
    ["a soft break in the address", `token=${head}%3D%0D%0A${tail}`],
    ["a soft break without its end of line", `token=${head}=${tail}`],
    ["a line end", `token=${head}%0A${tail}`],
    ["line ends and the marks of a reply", `token=${head}%0D%0A%3E%20%3E%20${tail}`],
    ["a blank", `token=${head}%20${tail}`],
    ["a plus", `token=${head}+${tail}`],
    ["a tab", `token=${head}%09${tail}`],
    ["a space that has no width", `token=${head}%E2%80%8B${tail}`],
    ["a soft hyphen", `token=${head}%C2%AD${tail}`],
    ["a hyphen at the end of the line", `token=${head}-%0A${tail}`],
    ["an ampersand as HTML has it", `lang=es&amp;token=${token}`],
    ["it again", `token=${token}?token=${token}`],
    ["it again as a parameter", `token=${token}&token=${token}`],
    ["an empty one before it", `token=&token=${token}`],
    ["the whole encoded", encodeURIComponent(`token=${token}`)],
    ["the whole encoded twice", encodeURIComponent(encodeURIComponent(`token=${token}`))],
    ["capitals", `TOKEN=${token}`],
    ["a broken percent sign", `a=%E0%A4%A&token=${token}.`],
  ])("is read with %s", async (_, query) => {
    expect(await read(link(query))).toBe(token);
  });

  it("is read where the whole address is in the path", async () => {
    expect(await read(`https://news.example.com/unsubscribe/${token}`)).toBe(token);
    expect(await read(`https://news.example.com/${encodeURIComponent(link(`token=${token}`))}`)).toBe(token);
  });

  it("is read where dashes were made beautiful", async () => {
    const dashed = await findToken((text) => text.includes("-") && !text.includes("--"));
    expect(await read(link(`token=${dashed.replaceAll("-", "–")}`))).toBe(dashed);
    const double = await findToken((text) => text.includes("--") && !text.includes("---"));
    expect(await read(link(`token=${encodeURIComponent(double.replaceAll("--", "—"))}`))).toBe(double);
  });

  it.each([
    ["nothing", ""],
    ["a letter less", token.slice(0, -1)],
    ["a letter other", `${token.slice(0, 30)}${token[30] === "A" ? "B" : "A"}${token.slice(31)}`],
    ["capitals throughout", token.toUpperCase()],
    ["small letters throughout", token.toLowerCase()],
    ["another's half", `${token.slice(0, 40)}${other.slice(40)}`],
    ["a run of letters", "a".repeat(500)],
  ])("is refused with %s", async (_, text) => {
    expect(await read(text)).toBeNull();
    expect(await read(link(`token=${text}`))).toBeNull();
  });

  it("is refused for another purpose, and where two readers' links are in it", async () => {
    expect(await read(`${await sign("a", "manage")}.`)).toBeNull();
    expect(await read(link(`token=${token}.&token=${other}.`))).toBeNull();
    expect(await read(token, link(`token=${token}&token=${other}`))).toBe(token); // undamaged: the first, as ever
  });

  it("costs few attempts, however long and wild it is", () => {
    for (const text of [
      "a".repeat(100_000),
      `${token}.`.repeat(2000),
      "%25".repeat(30_000),
      "\n \t".repeat(30_000),
      "&#61;token=".repeat(9000),
    ])
      expect(listTokenCandidates([text]).length).toBeLessThanOrEqual(24);
  });
});

/** Some reader's token that looks as wanted. */
async function findToken(looks: (token: string) => boolean): Promise<string> {
  for (let at = 0; at < 100_000; at += 1) {
    const made = await signer.sign({
      purpose: "leave",
      id: asSubscriberId(at.toString(16).padStart(64, "0")),
      issuedAt: at,
    });
    if (looks(made)) return made;
  }
  throw new Error("There is no such token.");
}

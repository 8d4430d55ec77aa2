import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** A font of a package, under the names that mails ask for. */
interface Font {
  readonly names: readonly string[];
  readonly package: string;
  readonly script: "latin" | "arabic";
  readonly styles: readonly string[];
}

const SERIF = ["Iowan Old Style", "Georgia"];
const SANS = ["Segoe UI", "Roboto"];
const MONO = ["SFMono-Regular"];

/**
 * Gelasio is as wide as Georgia, letter for letter. The names are the first of `FONT` (templates/theme.ts) that Linux may
 * know, so that no font of the system comes before them.
 */
const FONTS: readonly Font[] = [
  {
    names: SERIF,
    package: "gelasio",
    script: "latin",
    styles: ["400-normal", "400-italic", "700-normal", "700-italic"],
  },
  { names: SANS, package: "roboto", script: "latin", styles: ["400-normal", "400-italic", "700-normal"] },
  { names: MONO, package: "roboto-mono", script: "latin", styles: ["400-normal", "700-normal"] },
  {
    names: [...SERIF, ...SANS, ...MONO],
    package: "noto-naskh-arabic",
    script: "arabic",
    styles: ["400-normal", "700-normal"],
  },
];

const RANGES = {
  latin: "U+0000-024F,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212",
  arabic: "U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFC",
};

/** A style sheet that brings its fonts along: a picture is the same whatever fonts a system has. */
export const composeFontSheet = (): string => FONTS.flatMap(listFaces).join("");

function listFaces(font: Font): readonly string[] {
  const folder = join(dirname(resolve(`@fontsource/${font.package}/package.json`)), "files");
  return font.styles.flatMap((style) => {
    const file = readFileSync(join(folder, `${font.package}-${font.script}-${style}.woff2`)).toString(
      "base64",
    );
    const [weight, slope] = style.split("-");
    const bold = weight === "700" ? "600 700" : weight;
    return font.names.map(
      (name) =>
        `@font-face{font-family:"${name}";font-weight:${bold};font-style:${slope};` +
        `src:url(data:font/woff2;base64,${file});unicode-range:${RANGES[font.script]}}`,
    );
  });
}

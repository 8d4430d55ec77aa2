import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CODE_DARK, CODE_LIGHT, DARK, FONT, LIGHT } from "../../templates/theme.ts";
import { measureContrast } from "./reading/contrast.ts";

const styleSheet = readFileSync(join(import.meta.dirname, "../../public/style.css"), "utf8");

describe("the theme", () => {
  it.each([
    ["light", LIGHT],
    ["dark", DARK],
  ])("has a contrast of at least 4.5 wherever text stands (%s)", (_, colors) => {
    for (const text of [colors.ink, colors.muted, colors.accent])
      for (const ground of [colors.paper, colors.sheet])
        expect(measureContrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(measureContrast(colors.onAccent, colors.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["light", CODE_LIGHT, LIGHT],
    ["dark", CODE_DARK, DARK],
  ])("has it for every colour of code, too (%s)", (_, code, colors) => {
    for (const color of Object.values(code))
      expect(measureContrast(color, colors.sheet)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("the style sheet", () => {
  it("has the theme's colours and no others", () => {
    const [light = "", dark = ""] = [...styleSheet.matchAll(/:root \{(.*?)\}/gs)].map(([, body]) => body);
    for (const [declared, colors] of [
      [light, LIGHT],
      [dark, DARK],
    ] as const)
      for (const [name, color] of Object.entries(colors))
        expect(declared).toContain(
          `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${color};`,
        );
    const known = new Set<string>([...Object.values(LIGHT), ...Object.values(DARK), "#000"]);
    expect((styleSheet.match(/#[0-9a-f]{3,8}\b/g) ?? []).filter((color) => !known.has(color))).toEqual([]);
  });

  it("has the theme's fonts, and loads none", () => {
    const fonts = styleSheet.replaceAll('"', "").replaceAll(", ", ",");
    for (const family of Object.values(FONT)) expect(fonts).toContain(family);
    expect(styleSheet).not.toMatch(/url\(|@import|@font-face/);
  });

  it("knows no left and no right, so that it serves both directions", () => {
    const sides = /(margin|padding|border|inset)-(left|right)|^\s*(left|right):|float:|text-align: left/m;
    expect(styleSheet).not.toMatch(sides);
    // Four different values name sides, too: right is the second, left the fourth.
    for (const [, right, left] of styleSheet.matchAll(/(?:margin|padding): \S+ (\S+) \S+ (\S+);/g))
      expect(left).toBe(right);
  });

  it("is smaller than 12 KB", () => {
    expect(styleSheet.length).toBeLessThan(12_000);
  });
});

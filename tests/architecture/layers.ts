import { posix } from "node:path";

/** The layers of docs/architecture.md, by where a file lies. `adapters/kv` is the layer of one means. */
export function findLayer(path: string): string | null {
  if (path.startsWith("src/adapters/")) return path.split("/").slice(1, 3).join("/");
  const [, layer] = /^src\/(core|contract|ports|usecases|http|objects|compose)(?:\/|\.ts$)/.exec(path) ?? [];
  if (layer !== undefined) return layer;
  if (path === "package.json") return "manifest";
  const [, root] = /^src\/(app|config|env|index|version)\.ts$/.exec(path) ?? [];
  return root ?? (/^(templates|cli)\//.exec(path)?.[1] || null);
}

/** Where an import leads: to a file of the project, or to a package. */
export type Target =
  | { readonly kind: "file"; readonly path: string; readonly layer: string | null }
  | { readonly kind: "package"; readonly name: string };

export function findTarget(importer: string, specifier: string): Target {
  if (!specifier.startsWith(".")) return { kind: "package", name: specifier };
  const path = posix.join(posix.dirname(importer), specifier);
  return { kind: "file", path, layer: findLayer(path) };
}

export interface LayerRule {
  /** Layers of which everything may be imported; `self` is the own one. */
  readonly imports: readonly string[];
  /** Layers or files of which types alone may be imported. */
  readonly importsTypesOf?: readonly string[];
  /** Packages by name or, with `/*`, with what is below; `*`: any. */
  readonly packages: readonly string[];
}

const ANYTHING_BUILT = [
  "core",
  "contract",
  "ports",
  "templates",
  "usecases",
  "adapters",
  "http",
  "compose",
  "config",
  "app",
  "objects",
  "env",
  "version",
];

/** The table. What is not named is forbidden. */
export const LAYER_RULES: Readonly<Record<string, LayerRule>> = {
  core: { imports: ["self"], packages: ["zod", "temporal-polyfill", "validator/*"] },
  contract: {
    // Constants of the rules; what decides stays out of it.
    imports: [
      "self",
      "src/core/cadence.ts",
      "src/core/issues/issue-command.ts",
      "src/core/issues/issue-states.ts",
    ],
    importsTypesOf: ["core"],
    packages: ["zod"],
  },
  ports: { imports: [], importsTypesOf: ["core", "self"], packages: [] },
  templates: {
    imports: ["self", "src/core/text"], // how text stands in lines: a rule, and both parts of a mail keep it
    importsTypesOf: ["core"],
    packages: ["hono/jsx/*", "hono/html"],
  },
  usecases: { imports: ["self", "core", "templates"], importsTypesOf: ["ports"], packages: [] },
  adapters: { imports: ["self", "core"], importsTypesOf: ["ports"], packages: ["*"] },
  http: {
    imports: ["self", "contract", "core", "templates/pages", "templates/derive-site.ts"],
    importsTypesOf: ["usecases", "templates"],
    packages: ["hono/*", "zod"],
  },
  objects: {
    imports: ["self", "core", "compose"],
    importsTypesOf: ["usecases", "env"],
    packages: ["cloudflare:workers"],
  },
  compose: { imports: ANYTHING_BUILT, packages: ["*"] },
  config: { imports: ["core"], packages: [] },
  app: { imports: ["core", "http", "adapters"], importsTypesOf: ["ports"], packages: ["hono/*"] },
  version: { imports: ["manifest"], packages: [] },
  env: { imports: [], importsTypesOf: ["core", "adapters/runtime"], packages: [] },
  index: { imports: ANYTHING_BUILT, packages: ["*"] },
  cli: { imports: ["self", "contract", "core", "manifest"], packages: ["*"] },
};

/** The rule of a layer; all means share one, and each is another means to the others. */
export const findRule = (layer: string): LayerRule | undefined =>
  LAYER_RULES[layer.startsWith("adapters/") ? "adapters" : layer];

/** Does an entry of the table (`core`, `templates/pages`, `adapters`) cover this file? */
export function covers(
  entry: string,
  importerLayer: string,
  target: { readonly path: string; readonly layer: string | null },
): boolean {
  if (target.layer === null) return false;
  if (entry === "self") return target.layer === importerLayer;
  return (
    target.layer === entry ||
    target.layer.startsWith(`${entry}/`) ||
    target.path === entry ||
    target.path.startsWith(`${entry}/`)
  );
}

export const coversPackage = (entry: string, name: string) =>
  entry === "*" ||
  entry === name ||
  (entry.endsWith("/*") && (name === entry.slice(0, -2) || name.startsWith(entry.slice(0, -1))));

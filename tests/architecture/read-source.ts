import { parseAst } from "rolldown/parseAst";

/** A node of the syntax tree (ESTree with TypeScript), walked without knowing every kind. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface Import {
  /** As written; `(computed)` where only the running program knows. */
  readonly specifier: string;
  readonly typeOnly: boolean;
}

export interface Source {
  readonly path: string;
  readonly body: readonly Node[];
  readonly imports: readonly Import[];
}

/** Parses a module for real: no comment, string or line break can hide an import. */
export function readSource(path: string, text: string): Source {
  const program = parseAst(text, { lang: selectSyntax(path) }, path) as unknown as Node; // the walk needs no more
  return { path, body: program.body as readonly Node[], imports: listNodes(program).flatMap(readImport) };
}

function selectSyntax(path: string): "dts" | "ts" | "tsx" {
  if (path.endsWith(".d.ts")) return "dts";
  return path.endsWith("x") ? "tsx" : "ts";
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

export const listChildren = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

export const listNodes = (node: Node): readonly Node[] => [node, ...listChildren(node).flatMap(listNodes)];

function readImport(node: Node): readonly Import[] {
  switch (node.type) {
    case "ImportDeclaration":
      return [
        {
          specifier: readText(node.source),
          typeOnly: node.importKind === "type" || bindsTypesOnly(node.specifiers),
        },
      ];
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      if (!isNode(node.source)) return [];
      return [
        {
          specifier: readText(node.source),
          typeOnly: node.exportKind === "type" || bindsTypesOnly(node.specifiers),
        },
      ];
    case "ImportExpression":
      return [{ specifier: readText(node.source), typeOnly: false }];
    case "TSImportType":
      return [{ specifier: readText(node.source), typeOnly: true }];
    case "TSExternalModuleReference":
      return [{ specifier: readText(node.expression), typeOnly: false }];
    case "CallExpression":
      return isNode(node.callee) && node.callee.name === "require"
        ? [{ specifier: readText(firstOf(node.arguments)), typeOnly: false }]
        : [];
    default:
      return [];
  }
}

const firstOf = (list: unknown) => (Array.isArray(list) ? list[0] : undefined);

function bindsTypesOnly(specifiers: unknown): boolean {
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every(
    (specifier: Node) => specifier.importKind === "type" || specifier.exportKind === "type",
  );
}

/** The text of a string, also of a template without holes. */
function readText(node: unknown): string {
  if (!isNode(node)) return "(computed)";
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  const quasis = node.type === "TemplateLiteral" && Array.isArray(node.quasis) ? node.quasis : [];
  return quasis.length === 1 ? quasis[0].value.cooked : "(computed)";
}

import { listEnvReads, listImpureUses } from "./forbidden-uses.ts";
import { covers, coversPackage, findLayer, findRule, findTarget } from "./layers.ts";
import { type Import, listNodes, type Node, readSource, type Source } from "./read-source.ts";

const FORBIDDEN_NAMES = ["utils", "helpers", "common", "shared", "lib", "types", "misc", "util", "helper"];
const PURE_LAYERS = ["core", "templates", "usecases"];
const PROVIDER_FREE = ["core", "ports", "usecases", "templates", "contract"];
/** The command line reads its user's environment; it has no bindings. */
const ENV_READERS = ["config", "compose", "cli"];

/** Every breach of the layers of docs/architecture.md in one file, each in a sentence that names what to take out. */
export function checkSource(path: string, text: string): readonly string[] {
  const layer = findLayer(path);
  const name = checkName(path);
  if (layer === null || !/\.[jt]sx?$/.test(path)) return name;
  const source = readSource(path, text);
  const breaches = [
    ...name,
    ...checkImports(source, layer),
    ...checkUses(source, layer),
    ...checkShape(source, layer),
    ...checkProvider(path, text, layer),
  ];
  return [...new Set(breaches)];
}

function checkName(path: string): readonly string[] {
  const forbidden = path
    .split("/")
    .map((part) => part.replace(/\..*$/, ""))
    .find((part) => FORBIDDEN_NAMES.includes(part));
  return forbidden === undefined
    ? []
    : [`${path} is called ${forbidden}: name it after the question that it answers`];
}

function checkImports({ path, imports }: Source, layer: string): readonly string[] {
  return imports.flatMap((wanted) => {
    if (mayImport(path, layer, wanted)) return [];
    const how = wanted.typeOnly ? "the types of" : "";
    return [`${path} imports ${how} ${wanted.specifier}, which ${layer} may not`.replace("  ", " ")];
  });
}

function mayImport(path: string, layer: string, { specifier, typeOnly }: Import): boolean {
  const rule = findRule(layer);
  if (rule === undefined || specifier === "(computed)") return false;
  const target = findTarget(path, specifier);
  if (target.kind === "package") return rule.packages.some((entry) => coversPackage(entry, target.name));
  const allowed = typeOnly ? [...rule.imports, ...(rule.importsTypesOf ?? [])] : rule.imports;
  return allowed.some((entry) => covers(entry, layer, target));
}

function checkUses({ path, body }: Source, layer: string): readonly string[] {
  const impure = PURE_LAYERS.includes(layer) ? listImpureUses(body) : [];
  const fetching = ["http", "objects"].includes(layer)
    ? listImpureUses(body).filter((use) => use === "fetch")
    : [];
  const env = ENV_READERS.includes(layer) ? [] : listEnvReads(body);
  return [...impure, ...fetching, ...env].map((use) => `${path} uses ${use}, which must come in by the door`);
}

/** Rules and use cases would be the provider's own; what operators set is named after what it is for. */
function checkProvider(path: string, text: string, layer: string): readonly string[] {
  if (!PROVIDER_FREE.includes(layer) || path.startsWith("src/core/settings/")) return [];
  return /resend/i.test(text) ? [`${path} names the provider, which src/adapters/resend alone may know`] : [];
}

function checkShape(source: Source, layer: string): readonly string[] {
  const { path, body } = source;
  const running =
    layer === "ports"
      ? body
          .filter((node) => !isTypeStatement(node))
          .map((node) => `${path} has run-time code (${node.type})`)
      : [];
  const classes =
    layer === "objects"
      ? []
      : body.flatMap(listNodes).filter((node) => /^Class(Declaration|Expression)$/.test(node.type));
  const barrel =
    layer !== "index" && body.length > 0 && body.every(isReexport)
      ? [`${path} only re-exports: import from the file itself`]
      : [];
  const records =
    layer === "ports"
      ? body
          .flatMap(listDeclared)
          .filter((declared) => TYPE_STATEMENTS.includes(declared.type) && !isRole(declared))
          .map(
            ({ id }) =>
              `${path} declares ${(id as Node).name}: a port is verbs alone, and nouns are in src/core`,
          )
      : [];
  return [...running, ...records, ...classes.map(() => `${path} has a class: use closures`), ...barrel];
}

const listDeclared = (node: Node): readonly Node[] =>
  node.type === "ExportNamedDeclaration" && node.declaration !== null ? [node.declaration as Node] : [node];

const TYPE_STATEMENTS = ["TSInterfaceDeclaration", "TSTypeAliasDeclaration"];

/** What somebody can do for a use case: an interface of methods alone, or the type of one function. */
function isRole(node: Node): boolean {
  if (node.type === "TSTypeAliasDeclaration") return (node.typeAnnotation as Node).type === "TSFunctionType";
  const members = (node.body as Node).body as readonly Node[];
  return members.length > 0 && members.every(({ type }) => type === "TSMethodSignature");
}

const isReexport = (node: Node) =>
  node.type.startsWith("Export") && node.source !== null && node.source !== undefined;

function isTypeStatement(node: Node): boolean {
  if (node.type === "ExportNamedDeclaration" && node.declaration !== null)
    return isTypeStatement(node.declaration as Node);
  if (node.type === "ImportDeclaration") return true; // looked at by checkImports
  if (node.type.startsWith("Export")) return node.exportKind === "type";
  return TYPE_STATEMENTS.includes(node.type);
}

import { isNode, listChildren, type Node } from "./read-source.ts";

/** Time, randomness, network and env come in as arguments: pure layers may not reach for them themselves. */
const IMPURE_GLOBALS = [
  "fetch",
  "console",
  "process",
  "crypto",
  "performance",
  "globalThis",
  "self",
  "setTimeout",
  "setInterval",
];

/** Names every use of time, randomness, network, console or env in these nodes. */
export const listImpureUses = (body: readonly Node[]) => listUses(body, null, readImpureUse);

/** Names every read of a binding or setting: `env.DB`, `this.env.DB`, `const { DB } = env`, `process.env`. */
export const listEnvReads = (body: readonly Node[]) => listUses(body, null, readEnvUse);

type ReadUse = (node: Node, parent: Node | null) => string | null;

function listUses(nodes: readonly Node[], parent: Node | null, read: ReadUse): readonly string[] {
  return nodes.filter(isRunning).flatMap((node) => {
    const use = read(node, parent);
    const inside = listUses(listRead(node), node, read);
    return use === null ? inside : [use, ...inside];
  });
}

const WRAPPERS = [
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
];

/** Types do nothing at run time. */
const isRunning = (node: Node) => !node.type.startsWith("TS") || WRAPPERS.includes(node.type);

/** Children that are read as values: the name of a member or key is none. */
function listRead(node: Node): readonly Node[] {
  const named = node.computed === true ? [] : [node.property, isKeyed(node) ? node.key : undefined];
  return listChildren(node).filter((child) => !named.includes(child));
}

const isKeyed = (node: Node) => ["Property", "MethodDefinition", "PropertyDefinition"].includes(node.type);

function readImpureUse(node: Node, parent: Node | null): string | null {
  if (node.type !== "Identifier") return null;
  const name = String(node.name);
  if (IMPURE_GLOBALS.includes(name)) return name;
  const member = readMember(parent, node);
  if (name === "Date")
    return isExplicitDate(parent, node, member) ? null : `Date${member === null ? "()" : `.${member}`}`;
  if (name === "Math" && (member === "random" || member === null)) return "Math.random";
  return name === "Temporal" && member === "Now" ? "Temporal.Now" : null;
}

/** `new Date(at)`, `Date.UTC` and `Date.parse` do not look at the clock. */
function isExplicitDate(parent: Node | null, node: Node, member: string | null): boolean {
  if (member !== null) return member === "UTC" || member === "parse";
  return (
    parent?.type === "NewExpression" &&
    parent.callee === node &&
    Array.isArray(parent.arguments) &&
    parent.arguments.length > 0
  );
}

/** The name after the dot where `node` stands before it. */
function readMember(parent: Node | null, node: Node): string | null {
  if (parent?.type !== "MemberExpression" || parent.object !== node || parent.computed === true) return null;
  return isNode(parent.property) ? String(parent.property.name) : null;
}

function readEnvUse(node: Node): string | null {
  if (node.type === "MemberExpression" && isEnv(node.object))
    return `env.${isNode(node.property) ? node.property.name : ""}`;
  if (
    node.type === "VariableDeclarator" &&
    isEnv(node.init) &&
    isNode(node.id) &&
    node.id.type === "ObjectPattern"
  )
    return "env";
  return node.type === "MemberExpression" &&
    isNode(node.object) &&
    node.object.name === "process" &&
    isEnv(node)
    ? "process.env"
    : null;
}

function isEnv(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === "Identifier") return node.name === "env";
  return (
    node.type === "MemberExpression" &&
    node.computed !== true &&
    isNode(node.property) &&
    node.property.name === "env"
  );
}

/** Arguments that `wrangler dev` gets before the given ones. Never an option that is given: wrangler reads a repeated one as a list. */
export function composeDefaultArguments(
  given: readonly string[],
  { ip, port }: { readonly ip: string; readonly port: number },
): readonly string[] {
  const defaults = [
    ["--local"],
    ["--ip", ip],
    ["--port", String(port)],
    ["--inspector-port", "0"],
    ["--show-interactive-dev-session=false"],
  ];
  const nameOf = (option = "") => option.split("=")[0];
  const names = new Set(given.map(nameOf));
  return defaults.filter(([option]) => !names.has(nameOf(option))).flat();
}

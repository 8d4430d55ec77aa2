/** A limit that is missed is named, and fails the run; the benches that follow still have their turn. */
export function holdLimit(limit: string, isHeld: boolean): void {
  if (isHeld) return;
  console.error(`Limit missed: ${limit}`);
  process.exitCode = 1;
}

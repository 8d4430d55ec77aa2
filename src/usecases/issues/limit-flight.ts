/** Runs actions, at most so many at a time; the others wait in the order in which they came. */
export function limitFlight(most: number) {
  const waiting: (() => void)[] = [];
  let flying = 0;
  const land = () => {
    const next = waiting.shift();
    if (next === undefined) flying -= 1;
    else next(); // the place passes on
  };
  return async <Outcome>(act: () => Promise<Outcome>): Promise<Outcome> => {
    if (flying < most) flying += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return act().finally(land);
  };
}

/** Runs the action for every item, at most so many at a time. The results are in the order of the items. */
export async function mapConcurrently<Item, Outcome>(
  items: readonly Item[],
  most: number,
  act: (item: Item) => Promise<Outcome>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = new Array(items.length);
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) outcomes[index] = await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  return outcomes;
}

/** How many connections of a Worker may wait for headers at once (a platform limit). Each KV write is one. */
export const CONNECTIONS = 6;

/** Works on several at once, and hands each on in its order. The first that throws ends it once those on their way have ended. */
export async function inOrder<Item, Done>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Done>,
  hand: (done: Done) => void,
): Promise<void> {
  const running: Promise<Done>[] = [];
  let next = 0;
  const start = () => {
    const item = items[next];
    next += 1;
    if (item === undefined) return;
    const done = work(item);
    done.catch(() => {}); // it is thrown when its turn comes
    running.push(done);
  };
  for (let first = 0; first < atOnce; first += 1) start();
  for (const _ of items) {
    const done = running.shift();
    if (done === undefined) return;
    hand(await done);
    start();
  }
}

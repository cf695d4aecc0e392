/** Groups of growing size, so that a short past is answered at once and a long one in few questions. */
export async function* batches<Item>(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let size = 16;
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(2 * size, 128);
  }
  if (batch.length > 0) yield batch;
}

/**
 * Works through two queues with `lanes` workers. The first worker begins with `long`, what takes long one by one; the
 * others begin with `short`; whoever finds nothing left in the own queue helps with the other, so that none is idle while
 * there is work, and what takes long is begun early. Resolves to the results as they came.
 */
export async function inLanes<T, R>(
  { long, short }: Queues<T>, lanes: number, work: (item: T) => Promise<R>,
): Promise<R[]> {
  const queues = { long: [...long], short: [...short] }
  const results: R[] = []
  const lane = async (own: T[], other: T[]): Promise<void> => {
    for (let item = own.shift() ?? other.shift(); item !== undefined; item = own.shift() ?? other.shift()) {
      results.push(await work(item))
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, (_, n) =>
    n === 0 ? lane(queues.long, queues.short) : lane(queues.short, queues.long)))
  return results
}

export interface Queues<T> {
  readonly long: readonly T[]
  readonly short: readonly T[]
}

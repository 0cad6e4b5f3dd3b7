/** People by points and by how much their points change, few of them never apart. */
import { mergeNeighbours } from './protect.ts'
import { FEWEST, type Bin, type ChangeBin } from './types.ts'

const TEN_POINTS = 1_000
/** So many bins at most before few people are put together. */
const MOST_BINS = 40

const enough = (count: number): boolean => count === 0 || count >= FEWEST

/** A width of 10, 20, 50, 100 … points. */
function widthFor(span: number): number {
  let power = TEN_POINTS
  for (;;) {
    const width = [power, 2 * power, 5 * power].find(each => span / each <= MOST_BINS)
    if (width !== undefined) return width
    power *= 10
  }
}

function extremes(columns: readonly Float64Array[]): { readonly min: number; readonly max: number } {
  let [min, max] = [Infinity, -Infinity]
  for (const values of columns) {
    for (const value of values) {
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return { min, max }
}

/** Everybody by points before and after, in bins of equal width save where few people were put together. */
export function histogramOf(before: Float64Array, after: Float64Array): readonly Bin[] {
  const { min, max } = extremes([before, after])
  if (!(max >= min)) return []
  const width = widthFor(max - min)
  const first = Math.floor(min / width)
  const bins = Math.floor(max / width) - first + 1
  const counted = [before, after].map(values => {
    const counts = new Uint32Array(bins)
    for (const value of values) {
      const bin = Math.floor(value / width) - first
      counts[bin] = (counts[bin] ?? 0) + 1
    }
    return counts
  })
  const all = Array.from({ length: bins }, (_, bin): Bin => ({
    from: (first + bin) * width,
    below: (first + bin + 1) * width,
    before: counted[0]?.[bin] ?? 0,
    after: counted[1]?.[bin] ?? 0,
  }))
  const merged = mergeNeighbours(all, bin => enough(bin.before) && enough(bin.after), (a, b) => ({
    from: a.from,
    below: b.below,
    before: a.before + b.before,
    after: a.after + b.after,
  }))
  return merged.every(bin => enough(bin.before) && enough(bin.after)) ? merged : []
}

const STEPS = [500, 1_000, 2_000, 5_000]
/** Where bins of changes begin: 0 alone, then up to 5, 10, 20, 50 points and beyond, both ways. */
const EDGES = [...STEPS.toReversed().map(step => -step + 1), 0, 1, ...STEPS]

/** Everybody by how much their points change. */
export function changesOf(before: Float64Array, after: Float64Array): readonly ChangeBin[] {
  const counts = new Uint32Array(EDGES.length + 1)
  for (let row = 0; row < before.length; row += 1) {
    const change = (after[row] ?? 0) - (before[row] ?? 0)
    let bin = 0
    while (bin < EDGES.length && change >= (EDGES[bin] ?? 0)) bin += 1
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const bins = Array.from(counts, (people, at): ChangeBin => ({ from: EDGES[at - 1], below: EDGES[at], people }))
  const zero = EDGES.indexOf(0) + 1
  const join = (a: ChangeBin, b: ChangeBin): ChangeBin => ({ from: a.from, below: b.below, people: a.people + b.people })
  // Away from 0 in both directions, so that "no change" stays by itself.
  const lower = mergeNeighbours(bins.slice(0, zero).toReversed(), each => enough(each.people), (a, b) => join(b, a)).toReversed()
  const higher = mergeNeighbours(bins.slice(zero + 1), each => enough(each.people), join)
  const all = [...lower, ...bins.slice(zero, zero + 1), ...higher]
  return all.every(each => enough(each.people)) ? all : []
}

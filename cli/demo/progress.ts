import type { YearOptions } from '#server/demo/year/index.ts'

const names = {
  apply: '申请与受理 apply ', review: '并联审核 review', rank: '排名 rank       ',
  notice: '公示异议 notice', cards: '发入户卡 cards ', settle: '落户 settle     ',
} as const
const WIDTH = 30

/** A bar for each stage, redrawn in place on a terminal; one line a stage elsewhere. */
export function progressBar(stream: NodeJS.WriteStream): YearOptions['progress'] {
  return (stage, done, of) => {
    const share = of === 0 ? 1 : done / of
    const filled = Math.round(share * WIDTH)
    const line = `${names[stage]} [${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${done}/${of}`
    if (stream.isTTY) stream.write(`\r\u001b[K${line}${done >= of ? '\n' : ''}`)
    else if (done >= of) stream.write(`${line}\n`)
  }
}

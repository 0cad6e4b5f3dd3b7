import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { CompiledMonth, Counts } from '#server/reports/index.ts'
import { loadFonts } from './fonts.ts'
import { compiledPdf } from './reports.ts'
import { readPdf } from './testing.ts'

const counts: Counts = { submitted: 3, accepted: 3, approved: 2, refused: 0, settled: 1, people_settled: 2, cancelled: 0 }
const numbers = { month: counts, year: counts }
const compiled: CompiledMonth = {
  names: new Map([['441900121', '石龙镇'], ['441900122', '虎门镇']]),
  state: {
    month: '2012-10',
    issues: [{
      number: 1, on: '2012-11-05', by: 'a', byName: '钱市局', reason: '', changes: [], added: [], sum: numbers,
      rows: [
        { unit: '441900121', unitKind: 'town', issue: 1, numbers },
        { unit: '441900122', unitKind: 'town' },
      ],
    }],
  },
}

it('what goes to the city is Chinese alone, and its mark of the demonstration stands in no text (DG-13)', async () => {
  const making = { fonts: await loadFonts(), demo: true, now: '2012-11-05T02:00:00.000Z' }
  const { text } = readPdf(await compiledPdf(making, compiled, 'city'))
  for (const words of ['高技能人才入户城镇工作月报', '未报', '石龙镇', '演示数据，均为虚构']) assert.ok(text.includes(words), words)
  assert.deepEqual(text.match(/[A-Za-z]+/g) ?? [], [])
  assert.equal(text.split('演示数据').length, 2, 'once, in the foot of the one page: the mark itself is drawn')
  const real = readPdf(await compiledPdf({ ...making, demo: false }, compiled, 'city'))
  assert.equal(real.text.includes('虚构'), false)
})

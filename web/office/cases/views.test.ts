import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addressOf, readQuery, viewIds, type Query } from './views.ts'

const queryIn = (address: string): Query => readQuery(new URL(address, 'http://x').searchParams)

describe("the register's addresses", () => {
  it('leave defaults out, and say everything else', () => {
    assert.equal(addressOf({ view: 'waiting', year: undefined, sort: 'due', page: 1 }), '/office/cases')
    assert.equal(
      addressOf({ view: 'overdue', year: 2014, sort: '-submitted', page: 3 }, { page: 3 }),
      '/office/cases?view=overdue&year=2014&sort=-submitted&page=3',
    )
  })

  it('begin at the first page when a filter changes', () => {
    assert.equal(
      addressOf({ view: 'all', year: undefined, sort: 'due', page: 7 }, { year: 2014 }),
      '/office/cases?view=all&year=2014',
    )
  })

  it('read back as they were written', () => {
    const query = fc.record(
      {
        view: fc.constantFrom(...viewIds),
        year: fc.option(fc.integer({ min: 2000, max: 2199 }), { nil: undefined }),
        sort: fc.constantFrom('due', 'submitted', '-submitted', 'number'),
        page: fc.integer({ min: 1, max: 9999 }),
      } as const,
      { noNullPrototype: true },
    )
    fc.assert(fc.property(query, asked => assert.deepEqual(queryIn(addressOf(asked, { page: asked.page })), asked)))
  })

  it('take anything else for the default', () => {
    const fallback: Query = { view: 'waiting', year: undefined, sort: 'due', page: 1 }
    for (const wrong of ['?view=x&year=abc&sort=name;drop&page=-1', '?page=1e9&year=2014.5', '?page=NaN']) {
      assert.deepEqual(queryIn(`/office/cases${wrong}`), fallback)
    }
  })
})

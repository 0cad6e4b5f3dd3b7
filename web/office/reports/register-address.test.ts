import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readFilter } from '../direct/filter.ts'
import { registerAddress } from './register-address.ts'

const filterOf = (address: string) =>
  Object.fromEntries(
    Object.entries(readFilter(new URLSearchParams(address.split('?')[1])).filter).filter(([, value]) => value !== undefined),
  )

it('a number of a report opens the register with what it counts (QY-9, DG-13)', () => {
  const unit = { id: '441900121', kind: 'town' } as const
  const days = { from: '2012-02-01', to: '2012-02-29' }
  assert.deepEqual(filterOf(registerAddress('accepted', { unit, month: '2012-02', period: 'month' })), {
    town: unit.id,
    by: 'accepted',
    ...days,
  })
  assert.deepEqual(filterOf(registerAddress('people_settled', { month: '2012-12', period: 'year', skill: 'technician' })), {
    skill: 'technician',
    by: 'settled',
    from: '2012-01-01',
    to: '2012-12-31',
  })
  const police = { id: 'police', kind: 'department' } as const
  assert.deepEqual(filterOf(registerAddress('cancelled', { unit: police, month: '2012-02', period: 'month' })), {
    status: 'cancelled',
  })
})

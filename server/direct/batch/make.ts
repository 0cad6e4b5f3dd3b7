import { setImmediate } from 'node:timers/promises'
import { parsePhone } from '#identity'
import { Refused } from '#platform/aggregate.ts'
import { runManyIn, type Item } from '#platform/aggregate-many.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { enqueueMessages, type Message } from '#platform/messages.ts'
import { peopleFor } from '#server/accounts/index.ts'
import type { CitySettings, EnterCommand } from '../commands.ts'
import type { BatchProgress, BatchResult } from '../contract.ts'
import { applyCounts, type Changed } from '../count-store.ts'
import type { Desk } from '../desk.ts'
import type { Scheme } from '../scheme.ts'
import { smsFor } from '../sms.ts'
import { takeNumbers } from '../store.ts'
import type { BatchColumn } from './columns.ts'
import type { BatchRow } from './rows.ts'

/** Rows between which other requests get their turn, and of one statement. */
export const AT_ONCE = 500

export interface Job {
  readonly desk: Desk
  readonly ctx: Ctx
  readonly scheme: Scheme
  readonly settings: CitySettings
  readonly columns: readonly BatchColumn[]
  readonly window: EnterCommand['window']
  readonly batch: string
  readonly employer: string
  readonly progress: (progress: BatchProgress) => void
}

export interface Ready {
  readonly row: BatchRow
  readonly command: EnterCommand
}

/** Numbers, accounts, cases, counts and messages of the good rows: a handful of statements each five hundred. */
export async function make(job: Job, trx: Trx, good: readonly Ready[]): Promise<BatchResult['made']> {
  const { desk, ctx } = job
  const { city } = desk.platform
  const commands = await withNumbers(job, trx, good)
  const made: { line: number; number: string; id: string }[] = []
  for (let from = 0; from < commands.length; from += AT_ONCE) {
    const part = commands.slice(from, from + AT_ONCE)
    const items = part.map(({ command, row }): Item<EnterCommand> => ({
      id: 'new',
      command,
      commandId: `${ctx.commandId}:${row.line}`,
    }))
    const answers = await runManyIn(trx, desk.aggregate, items, ctx)
    const changes: Changed[] = []
    const messages: Message[] = []
    for (const [at, answer] of answers.entries()) {
      if (!answer.ok) throw new Refused(answer.refusals)
      const { state, id } = answer.value
      changes.push({ before: undefined, after: state })
      const { command, row } = part[at] ?? {}
      const phone = command?.filing.file.personal.phone
      if (phone) messages.push({ kind: 'direct_submitted', phone, text: smsFor('submitted', state) })
      if (row) made.push({ line: row.line, number: state.number ?? '', id })
    }
    await applyCounts(trx, city, ctx.today, changes)
    await enqueueMessages(desk.platform, trx, ctx, messages)
    job.progress({ stage: 'making', done: made.length, of: good.length })
    await setImmediate()
  }
  return made
}

async function withNumbers({ desk, ctx }: Job, trx: Trx, good: readonly Ready[]): Promise<readonly Ready[]> {
  const { city } = desk.platform
  const byDistrict = Map.groupBy(good, ({ command }) => command.filing.route?.district ?? '')
  const phones = good.flatMap(({ command }) => {
    const read = parsePhone(command.filing.file.personal.phone ?? '')
    return read.ok ? [read.value] : []
  })
  const owners = await peopleFor(desk.platform, trx, [...new Set(phones)])
  const numbered: Ready[] = []
  // In the order of districts: two files at once wait for each other, never in a circle.
  for (const [district, ready] of [...byDistrict].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const numbers = await takeNumbers(trx, city, district, Number(ctx.today.slice(0, 4)), ready.length)
    numbered.push(
      ...ready.map(({ row, command }, at) => ({
        row,
        command: {
          ...command,
          owner: owners.get(command.filing.file.personal.phone ?? ''),
          filing: { ...command.filing, number: numbers[at] ?? '' },
        },
      })),
    )
  }
  return numbered.sort((a, b) => a.row.line - b.row.line)
}

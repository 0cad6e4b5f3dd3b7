import type { Actor } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import type { Result } from '#platform/result.ts'
import { toConfirm } from './create.ts'
import type { Boards, NewBoard } from './index.ts'
import { readDocument } from './read-document.ts'

/** What a person who changes nothing confirms of a text. */
export function confirmed(source: string, more: Partial<NewBoard> = {}): NewBoard {
  const read = readDocument(source)
  return {
    title: read.title,
    number: read.number,
    issued: read.issued,
    source,
    period: { name: '首次报送', from: read.issued, dueOn: read.report?.on ?? '' },
    tasks: toConfirm(read),
    ...more,
  }
}

/** A department's liaison officer. */
export const liaison = (city: string, department: string): Actor => ({
  id: `00000000-0000-7000-8000-${Buffer.from(department.padEnd(6, '_').slice(0, 6)).toString('hex')}`,
  role: 'department',
  city,
  name: `联络员${department}`,
  department,
})

/** Drafts and signs. */
export async function reported(
  boards: Boards,
  ctx: () => Ctx,
  task: string,
  text: string,
  progress = 'under_way',
  difficulty = '',
): Promise<Result<unknown>> {
  const saved = await boards.saveReport(ctx(), task, { progress, text, difficulty, next: '', files: [], remove: [] })
  return saved.ok ? boards.sign(ctx(), saved.value.id) : saved
}

/** The smallest picture there is, with a tail that makes it long enough to look for in the database. */
export const picture = (): Buffer =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.alloc(512, 7),
  ])

import { sql } from 'kysely'
import type { Pack } from '#policy'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, type Result } from '#platform/result.ts'
import { MAX_ROWS, writeWorkbook, type Value } from '#server/sheets/index.ts'
import { namesOf } from '../consequence.ts'
import { closedOn, factOf } from '../decide.ts'
import { deskOf, type ReviewDeps } from '../desk.ts'
import { claimsToCheck } from '../duties.ts'
import { personFor } from '../person.ts'
import type { Desk } from '../store.ts'
import type { Download } from '../shapes.ts'
import type { CaseFile, TaskFact, TaskState } from '../types.ts'
import { valueText, verdictNames } from '../verdicts.ts'
import { columns, NOTES, SHEET } from './columns.ts'

const AT_ONCE = 500

type Task = { readonly id: string; readonly state: TaskState }

/** The reviewer's open tasks, oldest deadline first, a row for each fact without a finding. Every case is read. */
export async function exportQueue(platform: Platform, deps: ReviewDeps, ctx: Ctx): Promise<Result<Download>> {
  const desk = await deskOf(platform, ctx)
  if (!desk.ok) return desk
  const rows: Value[][] = []
  let department = desk.value.department
  for (let after: Task | undefined; rows.length < MAX_ROWS; ) {
    const part = await openTasks(platform, desk.value, after)
    if (part.length === 0) break
    after = part.at(-1)
    const files = await deps.caseFiles(platform.db, part.map(({ state }) => state.application))
    await recordReads(platform, ctx, part.map(({ id }) => id))
    for (const task of part) {
      const file = files.get(task.state.application)
      const pack = deps.packs.get(task.state.pack)
      department = namesOf(pack, task.state.department).name.zh
      if (file && !closedOn(task.state, ctx.today)) rows.push(...rowsOf(pack, task, file))
    }
  }
  const bytes = await writeWorkbook(
    { name: SHEET, columns, rows: rows.slice(0, MAX_ROWS) },
    { name: NOTES, lines: notes(department) },
  )
  return ok({ fileName: `并联审核-${department}-${ctx.today}.xlsx`, bytes })
}

async function openTasks(platform: Platform, desk: Desk, after: Task | undefined): Promise<Task[]> {
  const rest = after ? sql`and (due_on, id) > (${after.state.dueOn}::date, ${after.id}::uuid)` : sql``
  const rows = await sql<Task>`
    select id, state from review_tasks
    where city = ${desk.city} and district = ${desk.district} and department = ${desk.department}
      and status = 'open' ${rest}
    order by due_on, id limit ${AT_ONCE}
  `.execute(platform.db)
  return rows.rows
}

/** As `recordRead`, for many files in one statement. */
async function recordReads(platform: Platform, ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { actor } = ctx
  await platform.db
    .insertInto('reads')
    .values(
      ids.map(id => ({
        city: actor.city,
        id: ctx.newId(),
        actor: actor.id,
        role: actor.role,
        action: 'review.read',
        object: `review_task:${id}`,
        granted: true,
        at: ctx.now,
      })),
    )
    .execute()
}

function rowsOf(pack: Pack, { id, state }: Task, file: CaseFile): Value[][] {
  const person = personFor(pack, state.department, file)
  const claims = claimsToCheck(pack, file.claims)
  return state.facts.filter(({ finding, recheck }) => !finding || recheck).flatMap(row => {
    const fact = factOf(pack, row.fact)
    if (!fact) return []
    const byKey = {
      task: id,
      number: state.number,
      name: person.name,
      id_number: person.idNumber,
      due: state.dueOn,
      item: fact.name.zh,
      claim: valueText(fact, claims[row.fact], 'zh'),
      documents: documentsText(pack, row, file),
      verdict: undefined,
      value: undefined,
      reason: undefined,
      fact: row.fact,
    }
    return [columns.map(({ key }) => byKey[key])]
  })
}

/** `献血证书（已验原件，扫描件 2 份）`. */
function documentsText(pack: Pack, row: TaskFact, file: CaseFile): string {
  return row.documents.map(id => {
    const name = pack.documents.find(kind => kind.id === id)?.name.zh ?? id
    const shown = file.documents.find(({ document }) => document === id)
    const scans = shown?.evidence.length ?? 0
    const notes = [shown?.originalSeen ? '已验原件' : '', shown?.copyKept ? '留存复印件' : '', scans > 0 ? `扫描件 ${scans} 份` : '']
    return `${name}（${notes.filter(Boolean).join('，') || '未提交'}）`
  }).join('\n')
}

function notes(department: string): string[] {
  const { true: right, false: wrong, adjusted, unverifiable } = verdictNames
  return [
    `${department} · 积分制入户并联审核`,
    '1. 在「并联审核」表中填写有底色的三列：核查结论、核定值、理由。其他列请勿改动，也不要增删、移动或重命名任何一列。',
    `2. 核查结论填：${right.zh}、${wrong.zh}、${adjusted.zh}、${unverifiable.zh}。`,
    `3. 「${right.zh}」：申报值成立，不需要填核定值和理由。`,
    `4. 「${wrong.zh}」：申报不成立（是变否、数量为零、等级为没有），必须填写理由。`,
    `5. 「${adjusted.zh}」：必须填写核定值和理由。核定值只填数值或选项名称，不带单位；是否类填「是」或「否」。`,
    `6. 「${unverifiable.zh}」：必须填写理由，该事项不计分。`,
    '7. 暂时没有结论的行留空即可，可以分多次上传；一行一个事项，同一任务的各行相互独立。',
    '8. 不要使用公式和合并单元格。每个文件最多 100000 行、20 MB，请保存为 .xlsx。',
    '9. 已有结论的事项不会被上传的文件覆盖；如需更正，请在网页上打开该任务并写明理由。',
    '10. 本文件含个人信息，仅限本部门核查使用，用后请及时删除。',
  ]
}

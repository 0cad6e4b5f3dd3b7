import { isDate } from '#calendar'
import { findDistrict } from '#identity'
import { run, runIn, type Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { enqueueMessage } from '#platform/messages.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Refusal, type Result } from '#platform/result.ts'
import type { TaskSummary } from '#server/review/index.ts'
import { REMEDY_DAYS } from '#server/notices/index.ts'
import type { ObjectionEvent } from './decide.ts'
import type { Desk } from './desk.ts'
import { findingsChanged, findObjection, ownerOf, phoneSealedOf } from './store.ts'
import type { DecideInput, Objection, ObjectionState, Options, RecheckInput } from './types.ts'

type Answered = Result<Objection>

/** Gives the application back to some of its departments, all or none; their findings stand until they report. */
export async function recheck(
  desk: Desk, ctx: Ctx, id: string, input: RecheckInput, options: Options,
): Promise<Answered> {
  const objection = await findObjection(desk.platform.db, desk.platform.city, id)
  if (!objection) return refuse('object.not_found')
  const allowed = await permit(
    desk.platform, ctx, 'objection.decide', { city: desk.platform.city, district: objection.district },
  )
  if (!allowed.ok) return allowed
  if (objection.decision) return refuse('objections.decided')
  if (!isDate(input.until) || input.until < ctx.today) return refuse(
    'objections.until', { field: 'until', params: { today: ctx.today } },
  )
  const tasks = await desk.review.forApplication(objection.applicationId, ctx.today)
  const wanted = tasks.filter(task => input.departments.includes(task.department.id))
  if (
    wanted.length === 0 || wanted.length < input.departments.length
  ) return refuse('objections.department', { field: 'departments' })
  const reopened = { reason: '公示期内收到异议，请对本部门核查事项进行复核', until: input.until }
  return answer(await run(desk.platform, desk.aggregate, id, { kind: 'recheck', ...input }, ctx, {
    ...options,
    also: async trx => {
      for (const task of wanted.filter(one => one.status === 'done')) {
        await desk.review.reopenIn(trx, { ...ctx, commandId: `${ctx.commandId}:${task.id}` }, task.id, reopened)
      }
    },
  }))
}

/** Answers an objection; an upheld one with a changed finding ranks the list again in the same transaction. */
export async function decideObjection(
  desk: Desk, ctx: Ctx, id: string, input: DecideInput, options: Options,
): Promise<Answered> {
  const { platform, rounds, aggregate } = desk
  const objection = await findObjection(platform.db, platform.city, id)
  const round = objection && await rounds.get(objection.roundId)
  if (!objection || !round) return refuse('object.not_found')
  const allowed = await permit(platform, ctx, 'objection.decide', { city: platform.city, district: objection.district })
  if (!allowed.ok) return allowed
  if (round.state.rankings.at(-1)?.frozenBy === ctx.actor.id) return refuse('access.same_person')
  const unfinished = objection.decision
    ? undefined
    : stillChecking(objection, await desk.review.forApplication(objection.applicationId, ctx.today))
  if (unfinished) return unfinished
  const sealed = platform.vault.seal('reason', input.reason.trim())
  return answer(await run(platform, aggregate, id, { kind: 'decide', ...input, sealed }, ctx, {
    ...options, also: (trx, ran) => carryOut(desk, trx, ctx, input, ran),
  }))
}

function answer(ran: Result<Ran<ObjectionState, ObjectionEvent>>): Answered {
  return ran.ok ? ok({ ...ran.value.state, id: ran.value.id, version: ran.value.version }) : ran
}

function stillChecking(objection: Objection, tasks: readonly TaskSummary[]): ReturnType<typeof refuse> | undefined {
  const asked = new Set(objection.rechecks.map(({ department }) => department))
  const open = tasks.filter(task => asked.has(task.department.id) && task.status !== 'done')
    .map(task => task.department.name)
  if (open.length === 0) return undefined
  const params = {
    departments: { zh: open.map(name => name.zh).join('、'), en: open.map(name => name.en).join(', ') },
  }
  return refuse('objections.rechecks_open', { params })
}

async function carryOut(
  desk: Desk, trx: Trx, ctx: Ctx, input: DecideInput, { id, state }: Ran<ObjectionState, ObjectionEvent>,
): Promise<readonly Refusal[] | void> {
  const { city } = desk.platform
  // A lock on the round: two answers at once would each make a version that lacks the other's.
  await trx.selectFrom('rounds').select('id').where('city', '=', city).where('id', '=', state.roundId).forUpdate()
    .execute()
  const round = await trx.selectFrom('rounds').select(['version', 'state']).where('city', '=', city)
    .where('id', '=', state.roundId).executeTakeFirstOrThrow()
  const row = { id: state.roundId, version: round.version, state: desk.rounds.parse(round.state) }
  const last = row.state.rankings.at(-1)
  if (!last) throw new Error('an objection without a ranking')
  if (!input.upheld) {
    const changed = await findingsChanged(trx, city, last.id, state.applicationId)
    if (changed) return [{ code: 'objections.changed', field: 'upheld' }]
  } else {
    const version = await desk.rankings.correctIn(
      trx, ctx, row, { applicationId: state.applicationId, objectionId: id },
    )
    if (version) {
      await desk.notices.correctIn(
        trx, ctx, state.noticeId, version, await desk.rankings.diff(last.id, version.id, trx),
      )
      await runIn(
        trx, desk.aggregate, id, { kind: 'note_ranking', rankingId: version.id },
        { ...ctx, commandId: `${ctx.commandId}:noted` },
      )
      await tellApplicant(desk, trx, ctx, state, row.state)
    }
  }
  await tellObjector(desk, trx, ctx, state, input)
}

async function tellObjector(
  desk: Desk, trx: Trx, ctx: Ctx, state: ObjectionState, { upheld }: DecideInput,
): Promise<void> {
  const result = upheld ? '成立' : '不成立'
  await tell(desk, trx, ctx, state.raisedBy, 'objection_answered',
    `【落户】您${state.about === 'own' ? '就本人结果' : `对公示名单第 ${state.position} 号`}提出的异议已答复：异议${result}。理由和依据请登录查看。`
    + `如不服，可自收到答复之日起 ${REMEDY_DAYS} 日内依法申请行政复议，或者依法提起行政诉讼。`)
}

async function tellApplicant(
  desk: Desk, trx: Trx, ctx: Ctx, state: ObjectionState, round: { district: string; year: number },
): Promise<void> {
  const owner = await ownerOf(trx, desk.platform.city, state.applicationId)
  if (owner === undefined || owner === state.raisedBy) return
  const where = `${findDistrict(round.district)?.name.zh ?? ''}${round.year}年度积分制入户`
  await tell(desk, trx, ctx, owner, 'entry_changed', `【落户】经复核，您在${where}公示名单中的得分有变更。新的得分、名次和理由请登录“我的申请”查看。`)
}

async function tell(
  { platform }: Desk, trx: Trx, ctx: Ctx, account: string, kind: string, text: string,
): Promise<void> {
  const sealed = await phoneSealedOf(trx, platform.city, account)
  if (sealed !== undefined) await enqueueMessage(
    platform, trx, ctx, { kind, phone: platform.vault.open('phone', sealed), text },
  )
}

import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { addWorkingDays } from '#calendar'
import { Notice, ErrorSummary, PageHead } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { staffNames } from '../rounds/desk.ts'
import { DecisionForm, RecheckForm } from './forms.tsx'
import { Answered, Findings, Statement } from './parts.tsx'

/** Working days first offered for checking again; the officer may set another day. */
const RECHECK_DAYS = 5

/** `/office/objections/:id`: what is objected to, what departments say, the answer. */
export async function loader(args: LoaderFunctionArgs) {
  const signed = signedIn(args, 'officer')
  const { services, actor, today, ctx } = signed
  const found = await services.objections.read(ctx(), args.params['id'] ?? '')
  if (!found.ok) throw new Response(null, { status: found.refusals[0]?.code === 'object.not_found' ? 404 : 403 })
  const objection = found.value
  const [round, rechecks, entry, sheet, nameOf, changed] = await Promise.all([
    services.rounds.get(objection.roundId), services.objections.rechecks(objection, today),
    services.rankings.entryOf(objection.rankingId, objection.applicationId),
    services.rankings.scoreSheet(objection.applicationId),
    staffNames(signed), objection.decision ? false : services.objections.changed(objection),
  ])
  const pack = services.packs.get(objection.pack)
  const versions = await services.rankings.versions(objection.roundId)
  const until = addWorkingDays(today, RECHECK_DAYS)
  return {
    objection: { ...objection, statement: '' }, entry, rechecks, changed,
    version: versions.find(one => one.id === objection.rankingId)?.number,
    newVersion: versions.find(one => one.id === objection.decision?.rankingId)?.number,
    until: until.ok ? until.value : today,
    findings: (sheet?.findings ?? []).map(({ fact, department, verdict, value, reason, disputed }) => ({
      department, verdict, value, reason, disputed, fact: pack.facts.find(one => one.id === fact) })),
    clauses: pack.clauses.map(({ id, number }) => ({ id, number })), preferred: pack.round?.notice.clause ?? '',
    decidedBy: nameOf(objection.decision?.by),
    same: round?.state.rankings.at(-1)?.frozenBy === actor.id, roundId: objection.roundId, year: round?.state.year,
  }
}

export type ObjectionCase = Awaited<ReturnType<typeof loader>>

export async function action(args: ActionFunctionArgs) {
  const { services, lang, ctx } = signedIn(args, 'officer')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const text = (name: string): string => String(form.get(name) ?? '').slice(0, 5000)
  const values = {
    until: text('until'), departments: form.getAll('departments').map(String), upheld: text('upheld'),
    reason: text('reason'), clause: text('clause'),
  }
  const done = text('do') === 'recheck'
    ? await services.objections.recheck(ctx(form), id, { departments: values.departments, until: values.until })
    : values.upheld === ''
      ? { ok: false as const, refusals: [{ code: 'field.choice' as const, field: 'upheld' }] }
      : await services.objections.decide(
        ctx(form), id, { upheld: values.upheld === 'yes', reason: values.reason, clause: values.clause },
      )
  if (!done.ok) return data({ problems: problemsOf(done.refusals, lang), values }, { status: 422 })
  throw redirect(`${hrefIn(lang, `/office/objections/${id}`)}?done=${text('do') === 'recheck' ? 'recheck' : 'decide'}`, 303)
}

export default function ObjectionPage() {
  const found = useLoaderData<typeof loader>() as ObjectionCase
  const answer = useActionData<typeof action>()
  const { t, href } = useLang()
  const { objection, same, changed, rechecks } = found
  const what = objection.ranked
    ? t(`对序号 ${objection.position} 的异议`, `Objection to number ${objection.position}`)
    : t('对未进入排名的异议', 'Objection to not being ranked')
  const checking = rechecks.some(one => one.asked && one.open)
  return (
    <>
      <PageHead title={what}
        crumbs={
          [
            { href: href('/office/objections'), label: t('公示异议', 'Objections') },
            { href: href(`/office/notices/${objection.noticeId}`), label: t('公示', 'Notice') },
          ]
        } />
      <ErrorSummary problems={answer?.problems} />
      <Statement found={found} />
      <Findings found={found} />
      {objection.decision
        ? <Answered found={found} />
        : (
          <>
            {changed && (
              <Notice tone="warn" title={t('复核改变了核查结论', 'The check changed a finding')}>
                <p>{t(
                  '答复须为“异议成立”；答复后自动重新排名，并在公示页列出变更。',
                  'The objection must be upheld; the list is then ranked again and the notice shows what changed.',
                )}</p>
              </Notice>
            )}
            <RecheckForm found={found} values={answer?.values} problems={answer?.problems} />
            {same
              ? <Notice tone="warn" title={t('须由另一名工作人员答复', 'Another officer has to answer')}><p>{t(
                '本榜由您固定，经办人不能处理对自己经办事项的异议。您可以交部门复核。',
                'You froze this list; whoever prepared it does not decide on objections to it. You may still have departments check again.',
              )}</p></Notice>
              : <DecisionForm found={found} values={answer?.values} problems={answer?.problems} waiting={checking} />}
          </>
        )}
    </>
  )
}

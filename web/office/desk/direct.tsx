import type { DirectStatus } from '#server/direct/index.ts'
import type { Text } from '#policy'
import { Button, LinkButton, PostForm, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { Counts } from './counts.tsx'
import { reportsDesk, reportTiles } from './reports.ts'

type DirectRole = 'clerk' | 'officer' | 'police' | 'bureau'

/** Which cases wait for whom; the bureau watches every step (DG-13). */
const WAITING: Readonly<Record<DirectRole, readonly { readonly status: DirectStatus; readonly name: Text }[]>> = {
  clerk: [
    { status: 'submitted', name: { zh: '待受理', en: 'to accept' } },
    { status: 'correction', name: { zh: '等申请人补正', en: 'with the applicant' } },
    { status: 'accepted', name: { zh: '审核中', en: 'under review' } },
  ],
  officer: [
    { status: 'submitted', name: { zh: '窗口待受理', en: 'waiting at the windows' } },
    { status: 'accepted', name: { zh: '待审核', en: 'to review' } },
  ],
  police: [{ status: 'approved', name: { zh: '待办理入户', en: 'to settle' } }],
  bureau: [
    { status: 'submitted', name: { zh: '窗口待受理', en: 'waiting at the windows' } },
    { status: 'accepted', name: { zh: '审核中', en: 'under review' } },
    { status: 'approved', name: { zh: '已核准，待入户', en: 'approved, to settle' } },
  ],
}

const waitsFor = (role: string): role is DirectRole => Object.hasOwn(WAITING, role)

/** What waits in one's patch of direct settlement, what is over its limit, and the reports owed. */
export async function directDesk(signed: Signed) {
  const { services, ctx, actor } = signed
  const { role } = actor
  if (!waitsFor(role)) return undefined
  const { direct, outreach } = services
  const standing = orThrow(await direct.standing(ctx()))
  const late = orThrow(await direct.list(ctx(), { overdue: true }, { size: 1 }))
  const soon = orThrow(await direct.list(ctx(), { dueSoon: true }, { size: 1 }))
  const revoking = orThrow(await direct.list(ctx(), { revoking: true }, { size: 1 }))
  const objected = orThrow(await direct.list(ctx(), { objected: true }, { size: 1 }))
  const surveys = role !== 'police' && outreach.grades.length > 0
  const rate = surveys ? orThrow(await outreach.rate(ctx())) : undefined
  return {
    role: 'direct',
    staff: role,
    waiting: WAITING[role].map(({ status, name }) => ({
      status,
      name,
      count: standing.filter(row => row.status === status).reduce((sum, { count }) => sum + count, 0),
    })),
    overdue: late.total.count,
    soon: soon.total.count,
    revoking: revoking.total.count,
    objected: objected.total.count,
    reports: await reportsDesk(signed),
    toApprove: role === 'officer' || role === 'bureau' ? orThrow(await outreach.toApprove(ctx())) : 0,
    unhelped: rate?.withoutHelper,
  } as const
}

type Desk = NonNullable<Awaited<ReturnType<typeof directDesk>>>

export function DirectDesk({ staff, waiting, overdue, soon, revoking, objected, reports, toApprove, unhelped }: Desk) {
  const { t, href, text } = useLang()
  const tiles = [
    ...waiting.map(({ status, name, count }) => ({ to: `/office/direct?status=${status}`, count, name: text(name) })),
    ...(staff === 'police'
      ? [{ to: '/office/direct?revoking=1', count: revoking, name: t('待撤销入户登记', 'settlements to revoke'), late: true }]
      : []),
    { to: '/office/direct?soon=1', count: soon, name: t('即将到期', 'due soon') },
    { to: '/office/direct?overdue=1', count: overdue, name: t('已超期', 'overdue'), late: true },
    ...(staff === 'officer' || staff === 'bureau'
      ? [{ to: '/office/direct?objected=1', count: objected, name: t('待答复异议', 'objections to answer'), late: true }]
      : []),
    ...(staff === 'police' ? [] : reportTiles({ staff, reports }, t)),
    ...(toApprove > 0
      ? [{ to: '/office/outreach/messages', count: toApprove, name: t('条短信待审批', 'messages to approve'), late: true }]
      : []),
    ...(unhelped === undefined
      ? []
      : [{ to: '/office/outreach/tracking', count: unhelped, name: t('人愿意入户、尚无联系人', 'wish to settle, nobody assigned') }]),
  ]
  return (
    <>
      {staff === 'clerk' && (
        <p className="actions">
          <LinkButton href={href('/office/direct/new')}>{t('录入申请表', 'Enter an application')}</LinkButton>
          <LinkButton kind="plain" href={href('/office/direct/batches')}>{t('用人单位集体申请', 'Employers’ files')}</LinkButton>
        </p>
      )}
      <Counts tiles={tiles} />
      <PostForm name="search" action={href('/office/direct')} className="row-form no-print" label={t('查找申请', 'Find an application')}>
        <TextField search name="search" type="search" maxLength={60} label={t('受理编号、姓名或身份证号', 'Number, name or identity number')} />
        <Button kind="plain">{t('查找', 'Find')}</Button>
      </PostForm>
    </>
  )
}

import type { ReactNode } from 'react'
import { Button, LinkButton, PostForm, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Dashboard } from './page.tsx'

/** The one thing to do now, or what is being waited for. */
export function NextStep({ dashboard }: { readonly dashboard: Dashboard }) {
  const { stage, state } = dashboard
  switch (stage) {
    case 'prepared': return <ToOpen dashboard={dashboard} />
    case 'upcoming':
    case 'applying': return <Applying dashboard={dashboard} />
    case 'review': return <Reviewing dashboard={dashboard} />
    case 'ranking': return state.status === 'frozen'
      ? <ToPublish dashboard={dashboard} />
      : <ToFreeze dashboard={dashboard} />
    case 'notice': return <OnNotice dashboard={dashboard} />
    case 'cards': return <Issuing dashboard={dashboard} />
    case 'closed': return null
  }
}

interface Props {
  readonly dashboard: Dashboard
}

function Box({ title, children, href, action }: {
  readonly title: string
  readonly children?: ReactNode
  readonly href?: string
  readonly action?: string
}) {
  const { t, href: at } = useLang()
  return (
    <section className="next-step" aria-label={t('下一步', 'Next step')}>
      <h2>{title}</h2>
      {children}
      {href && action && <p className="actions"><LinkButton href={at(href)}>{action}</LinkButton></p>}
    </section>
  )
}

function ToOpen({ dashboard: { id, dates } }: Props) {
  const { lang, t } = useLang()
  return (
    <Box title={t('下一步：开放批次', 'Next: open the round')} href={`/office/rounds/${id}/open`}
      action={t('填写名额和同分规则', 'Set quota and tie rule')}>
      <p>{t(
        `须在 ${formatDate(dates.applyUntil, lang)} 前开放；开放后规则不能更改。`,
        `Open it by ${formatDate(dates.applyUntil, lang)}; its rules cannot change afterwards.`,
      )}</p>
    </Box>
  )
}

function Applying({ dashboard: { dates } }: Props) {
  const { lang, t } = useLang()
  return (
    <Box title={t('正在受理申请', 'Taking applications')}>
      <p>{t(
        `申请到 ${formatDate(dates.applyUntil, lang)} 截止，之后的申请进入下一年度；各部门自 ${formatDate(dates.reviewFrom, lang)} 起并联审核。`,
        `Applications until ${formatDate(dates.applyUntil, lang)}, later ones belong to next year; departments review from ${formatDate(dates.reviewFrom, lang)}.`,
      )}</p>
    </Box>
  )
}

function Reviewing({ dashboard: { id, dates } }: Props) {
  const { lang, t, href } = useLang()
  return (
    <Box title={t('各部门正在并联审核', 'Departments are reviewing')}>
      <p>{t(
        `${formatDate(dates.reviewTo, lang)} 结束后才能固定排名。`,
        `The ranking can be frozen after ${formatDate(dates.reviewTo, lang)}.`,
      )} <a href={href(`/office/rounds/${id}/progress`)}>{t('看各部门进度', 'See each department')}</a></p>
    </Box>
  )
}

function ToFreeze({ dashboard: { id, progress, counts } }: Props) {
  const { t, text, href } = useLang()
  const open = progress.filter(one => one.open + one.escalated > 0)
  const waiting = counts.filter(({ status }) => status === 'submitted' || status === 'correction')
    .reduce((sum, { count }) => sum + count, 0)
  if (open.length === 0 && waiting === 0) {
    return (
      <Box title={t('下一步：固定排名', 'Next: freeze the ranking')} href={`/office/rounds/${id}/freeze`}
        action={t('固定排名', 'Freeze the ranking')}>
        <p>{t('所有部门都已出具结论。', 'Every department has given its findings.')}</p>
      </Box>
    )
  }
  return (
    <Box title={t('还不能固定排名', 'The ranking cannot be frozen yet')}>
      {
        waiting > 0 && <p>{t(
          `还有 ${formatCount(waiting)} 件申请没有受理结论。`, `${formatCount(waiting)} applications still wait for acceptance.`,
        )}</p>
      }
      {open.length > 0 && (
        <>
          <p>{t(
            '以下部门还有未出结论的事项，请督促或重新交办：',
            'These departments still owe findings. Remind them, or give the tasks back to them:',
          )}</p>
          <p className="actions"><LinkButton href={
            href(`/office/rounds/${id}/progress`)
          }>{t('督办未完成事项', 'See to the open tasks')}</LinkButton></p>
          <ul>{
            open.map(
              ({ department, open: left, escalated }) =>
                <li key={department.id}>{text(department.name)}{t('：', ': ')}{t(
                  `${left + escalated} 项`, `${left + escalated}`,
                )}</li>
            )
          }</ul>
        </>
      )}
    </Box>
  )
}

function ToPublish({ dashboard: { id, state, mayPublish, frozenBy } }: Props) {
  const { t, href } = useLang()
  const number = state.rankings.length
  const ranking = <p><a href={href(`/office/rounds/${id}/rankings/${number}`)}>{t(
    `先核对第 ${number} 版排名`, `Check version ${number} of the ranking first`,
  )}</a></p>
  if (!mayPublish) {
    return (
      <Box title={t('等待另一名工作人员签发公示', 'Another officer has to sign the notice')}>
        <p>{t(
          `排名由${frozenBy}（您本人）固定，经办人不能审批自己经办的事项。`,
          `You (${frozenBy}) froze the ranking; whoever prepared it may not also approve it.`,
        )}</p>
        {ranking}
      </Box>
    )
  }
  return (
    <Box title={t('下一步：签发公示', 'Next: sign the public notice')} href={`/office/rounds/${id}/publish`}
      action={t('核对并签发', 'Check and sign')}>
      <p>{t(`排名由${frozenBy}固定。`, `Frozen by ${frozenBy}.`)}</p>
      {ranking}
    </Box>
  )
}

function OnNotice({ dashboard: { notice } }: Props) {
  const { lang, t } = useLang()
  if (!notice) return null
  return (
    <Box title={t(`公示至 ${formatDate(notice.toOn, lang)}`, `On notice until ${formatDate(notice.toOn, lang)}`)}
      href={`/office/notices/${notice.id}`} action={t('查看公示和异议', 'See the notice and its objections')}>
      <p>{
        notice.objections > 0
          ? t(
            `有 ${notice.objections} 件异议待处理，相关人员暂缓，名单其他人照常。`,
            `${notice.objections} objections wait for an answer; those entries wait, the list goes on.`
          )
          : t('没有待处理的异议。', 'No objection is open.')
      }</p>
    </Box>
  )
}

function Issuing({ dashboard: { id, notice, cards } }: Props) {
  const { t, href } = useLang()
  const open = notice && notice.objections > 0
    && t(
      `还有 ${notice.objections} 件异议未答复，相关人员暂缓发卡。`, `${notice.objections} objections are still open; those entries wait.`,
    )
  const after = notice && <p><a href={
    href(`/office/notices/${notice.id}`)
  }>{t('公示和异议', 'Notice and objections')}</a></p>
  if (cards?.over) {
    return (
      <Box title={t('下一步：结束批次', 'Next: close the round')}>
        <p>{t(
          `已落户 ${cards.settled} 人，逾期未用 ${cards.lapsed} 张，已没有有效的入户卡。`,
          `${cards.settled} settled, ${cards.lapsed} cards lapsed; no card is valid any more.`,
        )}</p>
        <PostForm name="close"><Button>{t('结束批次', 'Close the round')}</Button></PostForm>
        {after}
      </Box>
    )
  }
  return (
    <Box title={t('下一步：签发入户卡', 'Next: issue settlement cards')} href={`/office/cards/${id}`}
      action={t('去发卡', 'To the cards')}>
      <p>{t('公示已结束。', 'The notice has ended. ')}{open}</p>
      {
        cards && <p>{t(
          `有效 ${cards.issued}，已落户 ${cards.settled}，逾期 ${cards.lapsed}。`,
          `${cards.issued} valid, ${cards.settled} settled, ${cards.lapsed} lapsed.`,
        )}</p>
      }
      {after}
    </Box>
  )
}

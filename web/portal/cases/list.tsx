import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { Card, DefinitionList, EmptyState, LinkButton, PageHead, StatusTag } from '../../design/index.ts'
import { formatDate, formatInstant } from '../../design/format.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import { STATUS } from './words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'citizen')
  // Where people settle directly, their cases stand with what they can do there.
  if (services.direct.schemes().length > 0) throw redirect(hrefIn(lang, '/direct'))
  const mine = orThrow(await services.applications.mine(ctx()))
  const shown = mine.filter(({ status, number }) => number !== undefined || status === 'draft')
  return { cases: shown.map(row => ({ ...row, townName: findTown(row.town ?? '')?.name })) }
}

export default function Cases() {
  const { t, href } = useLang()
  const { cases } = useLoaderData<typeof loader>()
  const begin = <LinkButton href={href('/apply')} kind={cases.length > 0 ? 'plain' : 'main'}>{t(
    '申请积分制入户',
    'Apply for settlement by points',
  )}</LinkButton>
  return (
    <>
      <PageHead title={t('我的申请', 'My applications')} />
      {cases.length === 0 && (
        <EmptyState title={t('您还没有申请', 'You have no applications')}>
          <p>{t(
            '在窗口递交过的，用申请表上填写的手机号码登录就能看到。',
            'If you applied at a window, sign in with the number written on the form to see it here.',
          )}</p>
          <p>{begin}</p>
        </EmptyState>
      )}
      {cases.map(one => <CaseCard key={one.id} one={one} />)}
      {cases.length > 0 && <p>{begin}</p>}
    </>
  )
}

function CaseCard({ one }: { readonly one: ReturnType<typeof useLoaderData<typeof loader>>['cases'][number] }) {
  const { t, text, lang, href } = useLang()
  const status = STATUS[one.status]
  const draft = one.status === 'draft'
  return (
    <Card title={draft ? t('未提交的申请', 'Not submitted yet') : t(
      `受理编号 ${one.number}`,
      `Application ${one.number}`,
    )} href={href(draft ? `/apply/${one.id}` : `/cases/${one.id}`)}>
      <p><StatusTag tone={status.tone}>{text(status)}</StatusTag></p>
      <DefinitionList items={[
        { key: 'name', term: t('申请人', 'Applicant'), value: one.maskedName },
        { key: 'town', term: t('迁入地', 'Moving to'), value: one.townName && text(one.townName) },
        { key: 'year', term: t('年度', 'Year'), value: one.year },
        { key: 'at', term: draft ? t('开始填写', 'Begun') : t(
          '提交时间',
          'Submitted',
        ), value: one.submittedAt ? formatInstant(one.submittedAt, lang) : formatDate(one.startedOn, lang) },
        { key: 'due', term: one.status === 'correction' ? t('请在此日前补正', 'Correct by') : t(
          '窗口答复期限',
          'The window answers by',
        ), value: one.dueOn && formatDate(one.dueOn, lang) },
      ]} />
    </Card>
  )
}

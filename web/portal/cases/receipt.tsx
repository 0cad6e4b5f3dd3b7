import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { DefinitionList, LinkButton, Notice, PageHead, PrintButton, Steps } from '../../design/index.ts'
import { formatDate, formatInstant } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { openCase, windowOf } from './case.server.ts'

export const handle: Handle = { enhance: true }

export async function loader(args: LoaderFunctionArgs) {
  const { open: { id, state, evidence }, pack } = await openCase(args)
  const { number, year, deferred, submittedAt, answerBy, maskedName, town, status } = state
  const documents = pack.documents.flatMap(kind => {
    const files = evidence.filter(one => one.document === kind.id).length
    return files > 0 ? [{ name: kind.name, files }] : []
  })
  return { id, number, year, deferred, submittedAt, answerBy, maskedName, status, window: windowOf(town), documents, interpretation: pack.round?.cutoff.interpretation.text }
}

export default function Receipt() {
  const { t, text, lang, href } = useLang()
  const receipt = useLoaderData<typeof loader>()
  const { id, number, year, deferred, submittedAt, maskedName, window, documents, interpretation, status } = receipt
  return (
    <>
      <PageHead title={status === 'submitted' ? t('申请已提交', 'Your application is in') : t('受理回执', 'Receipt')}
        crumbs={[{ href: href('/cases'), label: t('我的申请', 'My applications') }]}>
        <p className="receipt-number"><span>{t(
          '受理编号',
          'Application number',
        )}</span> <strong className="case-number">{number}</strong></p>
      </PageHead>
      {deferred && (
        <Notice tone="warn" title={t(`进入 ${year} 年度办理`, `It belongs to the year ${year}`)}>
          {interpretation && <p>{text(interpretation)}</p>}
        </Notice>
      )}
      <DefinitionList items={[
        { key: 'name', term: t('申请人', 'Applicant'), value: maskedName },
        { key: 'at', term: t('提交时间', 'Submitted'), value: submittedAt && formatInstant(submittedAt, lang) },
        { key: 'year', term: t('办理年度', 'Year'), value: t(`${year} 年度`, String(year)) },
        { key: 'window', term: t('受理窗口', 'Window'), value: text(window) },
        { key: 'docs', term: t('收到的材料', 'Documents received'), value: documents.length > 0
          ? documents.map(one => `${text(one.name)}${one.files > 1 ? ` × ${one.files}` : ''}`).join(t(
            '、',
            ', ',
          )) : undefined },
      ]} />
      <Next />
      <p>{t('每一步都会发短信到您的手机。', 'You will get a message at every step.')}</p>
      <div className="actions no-print">
        <LinkButton href={href(`/cases/${id}`)}>{t('查看办理进度', 'See the progress')}</LinkButton>
        <LinkButton kind="plain" href={href(`/cases/${id}/receipt.pdf`)}>{t(
          '下载回执（PDF）',
          'Download the receipt (PDF)',
        )}</LinkButton>
        <LinkButton kind="plain" href={href(`/cases/${id}/form.pdf`)}>{t(
          '下载申请表（PDF）',
          'Download the form (PDF)',
        )}</LinkButton>
        <PrintButton>{t('打印', 'Print')}</PrintButton>
      </div>
    </>
  )
}

function Next() {
  const { t, lang } = useLang()
  const { year, answerBy } = useLoaderData<typeof loader>()
  return (
    <>
      <h2>{t('接下来', 'What happens next')}</h2>
      <Steps steps={[
        {
          title: t('窗口答复', 'The window answers'),
          text: answerBy && t(
            `${formatDate(answerBy, lang)}前受理，或者一次性告知需要补正的全部内容。`,
            `By ${formatDate(answerBy, lang)} it accepts, or names everything to be corrected at once.`,
          ),
        },
        { title: t('部门审核', 'Joint review'), text: t(
          `${year}年9月1日至11月30日，各部门同时核查各自负责的内容。`,
          `From 1 September to 30 November ${year} each department checks its part.`,
        ) },
        { title: t('排名公示', 'Ranking and notice'), text: t(
          '按积分排名，公示 10 个工作日，有异议可以提出。',
          'Ranked by points, in public notice for 10 working days; objections are possible.',
        ) },
        { title: t('领卡落户', 'Card and settlement'), text: t(
          '名额之内的签发入户卡，一年内到公安部门办理入户。',
          'Within the quota a settlement card is issued; settle with the police within a year.',
        ) },
      ]} />
    </>
  )
}

import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { DefinitionList, PageHead, StatusTag, Table } from '../../design/index.ts'
import { formatBytes, formatInstant } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import { summaryOf } from '../apply/summary.server.ts'
import { submittedView } from '../apply/view.server.ts'
import { openCase } from './case.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const found = await openCase(args)
  const { open: { id, state, evidence }, pack } = found
  const sections = summaryOf(await submittedView(found)).filter(section => section.step !== 'documents' && section.rows.length > 0)
  const documents = pack.documents.flatMap(kind => {
    const seen = state.documents.find(one => one.document === kind.id)
    const files = evidence.filter(one => one.document === kind.id)
    if (files.length === 0 && !seen?.originalSeen && !seen?.copyKept) return []
    return [{ id: kind.id, name: kind.name, files, originalSeen: seen?.originalSeen ?? false, copyKept: seen?.copyKept ?? false }]
  })
  return { id, number: state.number, sections, documents }
}

export default function CaseDocuments() {
  const { t, text, lang, href } = useLang()
  const { id, number, sections, documents } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t(
        '填写内容和材料',
        'What you filled in, and documents',
      )} crumbs={[{ href: href(`/cases/${id}`), label: t(`申请 ${number}`, `Application ${number}`) }]} />
      <h2>{t('材料', 'Documents')}</h2>
      <Table caption={t('已收到的材料', 'Documents received')} hideCaption rows={documents} rowKey={one => one.id}
        empty={<p>{t('没有材料。', 'No documents.')}</p>}
        columns={[
          { key: 'name', head: t('材料', 'Document'), cell: one => text(one.name) },
          {
            key: 'files', head: t('文件', 'Files'), cell: one => one.files.map(file => (
              <span key={file.id} className="file-line">
                <a href={href(`/cases/${id}/files/${file.id}`)} target="_blank" rel="noopener">{file.name}</a>{' '}
                <span className="muted">{formatBytes(file.bytes)} · {formatInstant(file.at, lang)}</span>
              </span>
            )),
          },
          {
            key: 'seen', head: t('窗口核对', 'Seen at the window'), cell: one => (
              <>
                {one.originalSeen && <StatusTag tone="good">{t('已看原件', 'Original seen')}</StatusTag>}{' '}
                {one.copyKept && <StatusTag tone="quiet">{t('留存复印件', 'Copy kept')}</StatusTag>}
                {!one.originalSeen && !one.copyKept && '—'}
              </>
            ),
          },
        ]} />
      {sections.map(section => (
        <section key={section.step} className="summary">
          <h2>{text(section.title)}</h2>
          <DefinitionList items={section.rows.map((row, at) => ({ term: text(row.term), value: text(row.value), key: `${section.step}${at}` }))} />
        </section>
      ))}
    </>
  )
}

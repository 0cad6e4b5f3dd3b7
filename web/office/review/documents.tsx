import type { FactView } from '#server/review/index.ts'
import { Card, Notice, StatusTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

type Shown = FactView['documents'][number]

/** Every document by which the task's facts are checked: what the window saw, and the scans themselves. */
export function Documents({ taskId, facts }: { readonly taskId: string; readonly facts: readonly FactView[] }) {
  const { t, text } = useLang()
  const documents = [...new Map(facts.flatMap(each => each.documents).map(each => [each.document, each])).values()]
  if (documents.length === 0) {
    return (
      <Notice>
        <p>
          {t(
            '这些事项由本部门凭自有记录核查，不需要申请人提交材料。',
            'These facts are checked against the department’s own records; the applicant shows nothing.',
          )}
        </p>
      </Notice>
    )
  }
  return (
    <>
      {documents.length > 1 && (
        <nav className="jump" aria-label={t('证明材料', 'Documents')}>
          <ul>
            {documents.map(each => (
              <li key={each.document}>
                <a href={`#document-${each.document}`}>{text(each.kind.name)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {documents.map(each => (
        <Document key={each.document} taskId={taskId} shown={each} />
      ))}
    </>
  )
}

function Document({ taskId, shown }: { readonly taskId: string; readonly shown: Shown }) {
  const { t, text, href } = useLang()
  const { kind, evidence, originalSeen, copyKept } = shown
  return (
    <div id={`document-${kind.id}`}>
      <Card title={text(kind.name)}>
        <p>
          <StatusTag tone={originalSeen ? 'good' : 'quiet'}>
            {originalSeen ? t('窗口已验原件', 'original seen') : t('未验原件', 'original not seen')}
          </StatusTag>{' '}
          <StatusTag tone={copyKept ? 'good' : 'quiet'}>
            {copyKept ? t('已留复印件', 'copy kept') : t('未留复印件', 'no copy kept')}
          </StatusTag>
        </p>
        {evidence.length === 0 && <p>{t('没有扫描件。', 'There is no scan.')}</p>}
        {evidence.map(({ id, name, mediaType, bytes }) => {
          const address = href(`/office/review/${taskId}/evidence/${id}`)
          return (
            <figure key={id} className="scan">
              <Scan
                address={address}
                pdf={mediaType === 'application/pdf'}
                words={t(`${text(kind.name)}扫描件：${name}`, `Scan of the ${text(kind.name)}: ${name}`)}
              />
              <figcaption>
                <a href={address} target="_blank" rel="noreferrer">
                  {t('单独打开', 'Open alone')} {name}
                </a>{' '}
                {Math.max(1, Math.round(bytes / 1024))} KB
              </figcaption>
            </figure>
          )
        })}
      </Card>
    </div>
  )
}

function Scan({ address, pdf, words }: { readonly address: string; readonly pdf: boolean; readonly words: string }) {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in one; its policy lets nothing run
  return pdf ? <iframe src={address} title={words} /> : <img src={address} alt={words} />
}

import type { Pack, Text } from '#policy'
import { DefinitionList, StatusTag, Table, formatDate, plural } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clauses.tsx'
import type { DocumentView } from './document.ts'
import { GradeBar } from './grades.tsx'
import { Span, StateTag } from './series.tsx'
import { citation, KINDS } from './words.ts'

/** A document that has a page here, or only its name. */
export function PackLink({
  id,
  titles,
  fallback,
}: {
  readonly id: string | undefined
  readonly titles: Readonly<Record<string, Text>>
  readonly fallback?: string
}) {
  const { text, href } = useLang()
  const title = id === undefined ? undefined : titles[id]
  if (id === undefined || !title) return <span lang="zh-Hans-CN">{fallback ?? id}</span>
  return <a href={href(`/policies/${id}`)}>{text(title)}</a>
}

/** What the document is: at the head of its page. */
export function DocumentFacts({ view: { pack, state, volume } }: { readonly view: DocumentView }) {
  const { lang, t, text } = useLang()
  const { document, validity, kind, version } = pack
  return (
    <DefinitionList
      items={[
        { term: t('文件', 'Document'), value: <DocumentName pack={pack} /> },
        { term: t('发文机关', 'Issued by'), value: text(document.issuer) },
        { term: t('公布日期', 'Published'), value: formatDate(document.issued, lang) },
        {
          term: t('有效期', 'In force'),
          value: (
            <>
              <Span validity={validity} /> <StateTag state={state} />
            </>
          ),
        },
        {
          term: t('性质', 'Kind'),
          value: (
            <>
              <StatusTag tone="quiet">{text(KINDS[kind])}</StatusTag> {text(pack.place.name)}
            </>
          ),
        },
        {
          term: t('规则版本', 'Rules'),
          value: t(`${version} 版，${volume.clauses} 条条款`, `version ${version}, ${plural(volume.clauses, 'clause')}`),
        },
        {
          term: t('数值的来源', 'How its numbers are attested'),
          value: volume.grades.all > 0 ? <GradeBar grades={volume.grades} /> : undefined,
        },
      ]}
    />
  )
}

function DocumentName({ pack }: { readonly pack: Pack }) {
  const { url } = pack.document
  const name = <span lang="zh-Hans-CN">{citation(pack)}</span>
  return url ? (
    <a href={url} rel="noreferrer">
      {name}
    </a>
  ) : (
    name
  )
}

interface Relation {
  readonly key: string
  readonly kind: string
  readonly pack: string | undefined
  readonly document: string
  readonly when: string
  readonly clause: string | undefined
}

function useRelations({ repeals, precedence, buildsOn }: Pack): readonly Relation[] {
  const { lang, t } = useLang()
  return [
    ...repeals.map(({ document, pack, on, clause }, at) => {
      const when = t(`${formatDate(on, lang)}起`, `from ${formatDate(on, lang)}`)
      return { key: `repeal ${at}`, kind: t('废止', 'Ends'), pack, document, when, clause }
    }),
    ...precedence.map(({ over: document, pack, clause }, at) => {
      return { key: `over ${at}`, kind: t('不一致时优先于', 'Prevails over'), pack, document, when: '', clause }
    }),
    ...buildsOn.map((id) => {
      return { key: id, kind: t('并用', 'Builds on'), pack: id, document: id, when: '', clause: undefined }
    }),
  ]
}

/** What the document ends, goes before and builds on, with the way to those that are here. */
export function Relations({ view: { pack, titles } }: { readonly view: DocumentView }) {
  const { t } = useLang()
  const rows = useRelations(pack)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="relations" className="part even">
      <h2 id="relations">{t('与其他文件的关系', 'Other documents')}</h2>
      <Table<Relation>
        caption={t('与其他文件的关系', 'Other documents')}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'kind', head: t('关系', 'Relation'), cell: (row) => row.kind },
          {
            key: 'document',
            head: t('文件', 'Document'),
            cell: (row) => <RelatedDocument row={row} titles={titles} />,
          },
          { key: 'when', head: t('时间', 'When'), cell: (row) => row.when || '—' },
          {
            key: 'clause',
            head: t('依据', 'Basis'),
            cell: (row) => (row.clause ? <ClauseLink pack={pack} id={row.clause} /> : '—'),
          },
        ]}
      />
    </section>
  )
}

/** Its own name, and the page it has here. */
function RelatedDocument({
  row: { pack, document },
  titles,
}: {
  readonly row: Relation
  readonly titles: Readonly<Record<string, Text>>
}) {
  const named = document !== pack
  return (
    <div>
      {named && (
        <p>
          <span lang="zh-Hans-CN">{document}</span>
        </p>
      )}
      {(pack !== undefined || !named) && (
        <p>
          <PackLink id={pack} titles={titles} fallback={document} />
        </p>
      )}
    </div>
  )
}

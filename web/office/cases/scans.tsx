import {
  Button,
  Card,
  FileField,
  PostForm,
  SelectField,
  Table,
  formatBytes,
  formatInstant,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { CaseData } from './page.tsx'

/** The scans of the case: looked at one by one (each look is recorded), added and removed by the window. */
export function Scans({
  loaded,
  problems,
}: {
  readonly loaded: CaseData
  readonly problems: readonly Problem[] | undefined
}) {
  const { lang, t, text, href } = useLang()
  const {
    opened: { id, state, evidence },
    pack,
    clerk,
  } = loaded
  const open = clerk && (state.status === 'submitted' || state.status === 'correction')
  const name = (document: string) => {
    const kind = pack.documents.find(each => each.id === document)
    return kind ? text(kind.name) : document
  }
  return (
    <Card title={t('扫描件', 'Scans')}>
      <Table
        caption={t('扫描件', 'Scans')}
        hideCaption
        rows={evidence}
        rowKey={row => row.id}
        empty={<p className="muted">{t('没有扫描件。', 'No scans.')}</p>}
        columns={[
          { key: 'document', head: t('材料', 'Document'), cell: row => name(row.document) },
          {
            key: 'file',
            head: t('文件', 'File'),
            cell: row => (
              <span>
                <a href={href(`/office/cases/${id}/scans/${row.id}`)} target="_blank" rel="noreferrer">
                  {row.name}
                </a>{' '}
                <span className="muted small">{formatBytes(row.bytes)}</span>
              </span>
            ),
          },
          { key: 'at', head: t('上传时间', 'Added'), cell: row => formatInstant(row.at, lang) },
          ...(open
            ? [
                {
                  key: 'remove',
                  head: t('删除', 'Remove'),
                  cell: (row: (typeof evidence)[number]) =>
                    row.uploadedBy === state.owner ? (
                      <span className="muted">{t('申请人上传', 'by the applicant')}</span>
                    ) : (
                      <PostForm name={row.id} className="row-form">
                        <input type="hidden" name="evidence" value={row.id} />
                        <Button
                          kind="quiet"
                          name="intent"
                          value="remove"
                          label={t(`删除 ${row.name}`, `Remove ${row.name}`)}
                        >
                          {t('删除', 'Remove')}
                        </Button>
                      </PostForm>
                    ),
                },
              ]
            : []),
        ]}
      />
      {open && <AddScan loaded={loaded} problems={problems} />}
    </Card>
  )
}

function AddScan({
  loaded,
  problems,
}: {
  readonly loaded: CaseData
  readonly problems: readonly Problem[] | undefined
}) {
  const { t, text } = useLang()
  const { needs, pack } = loaded
  const needed = new Set(needs.map(({ document }) => document))
  const kinds = [...pack.documents].sort((a, b) => Number(needed.has(b.id)) - Number(needed.has(a.id)))
  return (
    <PostForm name="scan" files className="row-form" label={t('添加扫描件', 'Add a scan')}>
      <SelectField
        name="document"
        label={t('材料', 'Document')}
        value={kinds[0]?.id}
        problems={problems}
        choices={kinds.map(({ id, name }) => ({ value: id, label: text(name) }))}
      />
      <FileField
        name="file"
        label={t('文件（JPEG、PNG、PDF，不超过 10 MB）', 'File (JPEG, PNG, PDF, up to 10 MB)')}
        problems={problems}
      />
      <Button kind="plain" name="intent" value="scan">
        {t('添加', 'Add')}
      </Button>
    </PostForm>
  )
}

import type { EvidenceEntry } from '#server/applications/index.ts'
import { Button, Card, FileField, PostForm, SelectField, Table, type Column } from '../../design/index.ts'
import { formatBytes, formatInstant } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { CaseData } from './page.tsx'
import { targetName } from './targets.ts'

interface ScansProps {
  readonly loaded: CaseData
  readonly problems: readonly Problem[] | undefined
}

/** The scans of the case: looked at one by one (each look is recorded), added and removed by the window. */
export function Scans({ loaded, problems }: ScansProps) {
  const { t } = useLang()
  const { state } = loaded.opened
  const open = loaded.clerk && (state.status === 'submitted' || state.status === 'correction')
  return (
    <Card title={t('扫描件', 'Scans')}>
      <ScanTable loaded={loaded} open={open} />
      {open && <AddScan loaded={loaded} problems={problems} />}
    </Card>
  )
}

function ScanTable({ loaded, open }: { readonly loaded: CaseData; readonly open: boolean }) {
  const { lang, t, text } = useLang()
  const { id, state, evidence } = loaded.opened
  const columns: Column<EvidenceEntry>[] = [
    {
      key: 'document',
      head: t('材料', 'Document'),
      cell: row => text(targetName(loaded.pack, { document: row.document })),
    },
    { key: 'file', head: t('文件', 'File'), cell: row => <ScanLink id={id} scan={row} /> },
    { key: 'at', head: t('上传时间', 'Added'), cell: row => formatInstant(row.at, lang) },
  ]
  const remove: Column<EvidenceEntry> = {
    key: 'remove',
    head: t('删除', 'Remove'),
    cell: row => <Remove scan={row} theirs={row.uploadedBy === state.owner} />,
  }
  return (
    <Table
      caption={t('扫描件', 'Scans')}
      hideCaption
      rows={evidence}
      rowKey={row => row.id}
      empty={<p className="muted">{t('没有扫描件。', 'No scans.')}</p>}
      columns={open ? [...columns, remove] : columns}
    />
  )
}

function ScanLink({ id, scan }: { readonly id: string; readonly scan: EvidenceEntry }) {
  const { href } = useLang()
  return (
    <span>
      <a href={href(`/office/cases/${id}/scans/${scan.id}`)} target="_blank" rel="noreferrer">
        {scan.name}
      </a>{' '}
      <span className="muted small">{formatBytes(scan.bytes)}</span>
    </span>
  )
}

/** The window takes back its own scan; what the applicant uploaded stays. */
function Remove({ scan: { id, name }, theirs }: { readonly scan: EvidenceEntry; readonly theirs: boolean }) {
  const { t } = useLang()
  if (theirs) return <span className="muted">{t('申请人上传', 'by the applicant')}</span>
  return (
    <PostForm name={id} className="row-form">
      <input type="hidden" name="evidence" value={id} />
      <Button kind="quiet" name="intent" value="remove" label={t(`删除 ${name}`, `Remove ${name}`)}>
        {t('删除', 'Remove')}
      </Button>
    </PostForm>
  )
}

function AddScan({ loaded, problems }: ScansProps) {
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

import type { MaterialLine } from '#server/direct/index.ts'
import { Button, Card, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { AddPicture, Pictures } from '../../portal/direct/scans.tsx'
import type { Refused } from '../answers.ts'
import type { CaseData } from './case.tsx'
import { Basis } from './parts.tsx'

interface Props {
  readonly loaded: CaseData
  readonly answer: Refused | undefined
}

/** Original seen and copy kept, of the applicant and of each dependant (QY-4). */
export function Materials({ loaded, answer }: Props) {
  const { t } = useLang()
  const { view, role } = loaded
  const { status } = view.state
  const open = role === 'clerk' && (status === 'submitted' || status === 'correction')
  return (
    <Card title={t('材料', 'Materials')}>
      <PostForm name={`ticks-${view.id}`} label={t('材料核对', 'Materials')}>
        <input type="hidden" name="version" value={view.version} />
        <div className="table-frame">
          <table className="table material-ticks">
            <caption className="visually-hidden">{t('材料核对', 'Materials')}</caption>
            <Head />
            <tbody>
              {view.materials.map(line => (
                <Line key={keyOf(line)} line={line} loaded={loaded} open={open} />
              ))}
            </tbody>
          </table>
        </div>
        {open && (
          <Button kind="plain" name="intent" value="tick">
            {t('保存核对情况', 'Save')}
          </Button>
        )}
      </PostForm>
      {role !== 'bureau' && <ScanList loaded={loaded} answer={answer} open={open} />}
    </Card>
  )
}

const keyOf = ({ document, dependant }: MaterialLine): string => `${document.id}:${dependant?.key ?? ''}`

function Head() {
  const { t } = useLang()
  return (
    <thead>
      <tr>
        <th scope="col">{t('材料', 'Document')}</th>
        <th scope="col">{t('属于', 'Of')}</th>
        <th scope="col">{t('原件已核', 'Original seen')}</th>
        <th scope="col">{t('复印件已收', 'Copy kept')}</th>
        <th scope="col">{t('依据', 'Basis')}</th>
      </tr>
    </thead>
  )
}

interface LineProps {
  readonly line: MaterialLine
  readonly loaded: CaseData
  readonly open: boolean
}

function Line({ line, loaded, open }: LineProps) {
  const { t, text } = useLang()
  const { document, dependant, originalSeen, copyKept, clause } = line
  const whose = dependant?.name ?? t('本人', 'applicant')
  const [seen, kept] = [t('原件已核', 'Original seen'), t('复印件已收', 'Copy kept')]
  const label = `${text(document.name)} ${whose}`
  return (
    <tr id={`document-${document.id}${dependant ? `-${dependant.key}` : ''}`}>
      <th scope="row">{text(document.name)}</th>
      <td data-head={t('属于', 'Of')}>{whose}</td>
      <td data-head={seen}>
        <Box name={`seen:${keyOf(line)}`} checked={originalSeen} open={open} label={`${label} ${seen}`} />
      </td>
      <td data-head={kept}>
        <Box name={`kept:${keyOf(line)}`} checked={copyKept} open={open} label={`${label} ${kept}`} />
      </td>
      <td data-head={t('依据', 'Basis')}>
        <Basis loaded={loaded} id={clause} />
      </td>
    </tr>
  )
}

interface BoxProps {
  readonly name: string
  readonly checked: boolean
  readonly open: boolean
  readonly label: string
}

function Box({ name, checked, open, label }: BoxProps) {
  return (
    <label className="tick-line">
      <input className="tick-box" type="checkbox" name={name} value="yes" defaultChecked={checked} disabled={!open} />
      <span className="visually-hidden">{label}</span>
    </label>
  )
}

/** Pictures the applicant or the window sent; each takes back its own until the original was compared. */
function ScanList({ loaded, answer, open }: Props & { readonly open: boolean }) {
  const { t, text } = useLang()
  const { view, papers } = loaded
  const shown = papers.filter(({ scans }) => scans.length > 0)
  if (shown.length === 0 && !open) return null
  return (
    <>
      <h3>{t('照片和扫描件', 'Pictures and scans')}</h3>
      {shown.length === 0 && <p className="muted">{t('还没有上传。', 'None yet.')}</p>}
      <ul className="bare-list">
        {shown.map(paper => (
          <li key={paper.id}>
            {text(paper.name)} {paper.whose ?? ''} <Pictures id={view.id} paper={paper} />
          </li>
        ))}
      </ul>
      {open && (
        <details>
          <summary>{t('上传照片或扫描件', 'Add a picture or scan')}</summary>
          <AddPicture id={view.id} papers={papers} problems={answer?.problems} />
        </details>
      )}
    </>
  )
}

import type { Text } from '#policy'
import type { DirectView } from '#server/direct/index.ts'
import { Button, Card, FileField, PostForm, SelectField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

/** One paper of the list: the document, whose it is, and the pictures of it. */
export interface Paper {
  readonly id: string
  readonly name: Text
  readonly whose: string | undefined
  readonly scans: readonly Picture[]
}

interface Picture {
  readonly id: string
  /** One's own, and not compared with the original yet: it may be taken back. */
  readonly removable: boolean
}

/** The papers of a case as `reader` sees them: each side takes back its own pictures. */
export function papersOf({ materials, state }: DirectView, reader: 'applicant' | 'window'): readonly Paper[] {
  const theirs = (by: string | undefined) => (by === undefined || by === state.owner ? 'applicant' : 'window')
  return materials.map(({ document, dependant, scans, originalSeen }) => ({
    id: `${document.id}:${dependant?.key ?? ''}`,
    name: document.name,
    whose: dependant?.name,
    scans: scans.map(({ id, by }) => ({ id, removable: !originalSeen && theirs(by) === reader })),
  }))
}

interface PapersProps {
  readonly id: string
  readonly papers: readonly Paper[]
  readonly problems: readonly Problem[] | undefined
}

/** The papers to bring, and pictures of them in advance: the window then only compares them with the originals. */
export function Papers({ id, papers, problems }: PapersProps) {
  const { t } = useLang()
  const paperName = usePaperName()
  return (
    <Card title={t('请带这些材料到窗口', 'Bring these to the window')}>
      <ul>
        {papers.map(paper => (
          <li key={paper.id}>
            {paperName(paper)} <Pictures id={id} paper={paper} />
          </li>
        ))}
      </ul>
      <AddPicture id={id} papers={papers} problems={problems} />
    </Card>
  )
}

function usePaperName(): (paper: Paper) => string {
  const { t, text } = useLang()
  return ({ name, whose }) => `${text(name)}${whose ? t(`（${whose}）`, ` (${whose})`) : ''}`
}

/** The pictures of one paper; a wrong one is taken back and another sent in its place. */
export function Pictures({ id, paper }: { readonly id: string; readonly paper: Paper }) {
  const { t, href } = useLang()
  const paperName = usePaperName()
  return paper.scans.map((scan, at) => {
    const name = t(`照片 ${at + 1}`, `picture ${at + 1}`)
    return (
      <span className="picture" key={scan.id}>
        <a href={href(`/direct/${id}/scans/${scan.id}`)}>{name}</a>{' '}
        {scan.removable && (
          <PostForm name={`unscan-${scan.id}`} className="inline-form no-print">
            <input type="hidden" name="scan" value={scan.id} />
            <Button
              kind="quiet"
              name="intent"
              value="unscan"
              label={`${t('删除', 'Remove')} ${paperName(paper)} ${name}`}
            >
              {t('删除', 'Remove')}
            </Button>
          </PostForm>
        )}
      </span>
    )
  })
}

/** A picture more of one paper. */
export function AddPicture({ id, papers, problems }: PapersProps) {
  const { t } = useLang()
  const paperName = usePaperName()
  return (
    <PostForm
      files
      name={`scan-${id}`}
      className="form no-print"
      label={t('上传材料照片', 'Send a picture of a paper')}
    >
      <SelectField
        name="paper"
        label={t('上传材料照片', 'Send a picture of a paper')}
        search
        none={t('请选择材料', 'Choose the paper')}
        problems={problems}
        choices={papers.map(paper => ({ value: paper.id, label: paperName(paper) }))}
      />
      <FileField
        name="file"
        label={t('照片或 PDF', 'Picture or PDF')}
        problems={problems}
        hint={t(
          '可以不传；窗口仍须核对原件。传错了的，删除后重新上传。',
          'Not required; the window still sees the originals. Remove a wrong one and send another.',
        )}
      />
      <Button kind="plain" name="intent" value="scan">
        {t('上传', 'Upload')}
      </Button>
    </PostForm>
  )
}

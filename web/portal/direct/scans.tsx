import type { Text } from '#policy'
import { Button, Card, FileField, PostForm, SelectField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

/** One paper of the list: the document, whose it is, and the pictures of it. */
export interface Paper {
  readonly id: string
  readonly document: string
  readonly dependant: string | undefined
  readonly name: Text
  readonly whose: string | undefined
  readonly scans: readonly string[]
}

/** The papers to bring, and pictures of them in advance: the window then only compares them with the originals. */
export function Papers({
  id,
  papers,
  problems,
  open,
}: {
  readonly id: string
  readonly papers: readonly Paper[]
  readonly problems: readonly Problem[] | undefined
  readonly open: boolean
}) {
  const { t, text, href } = useLang()
  const named = ({ name, whose }: Paper) => `${text(name)}${whose ? t(`（${whose}）`, ` (${whose})`) : ''}`
  return (
    <Card title={t('请带这些材料到窗口', 'Bring these to the window')}>
      <ul>
        {papers.map(paper => (
          <li key={paper.id}>
            {named(paper)}{' '}
            {paper.scans.map((scan, at) => (
              <a key={scan} href={href(`/direct/${id}/scans/${scan}`)}>
                {t(`照片 ${at + 1}`, `picture ${at + 1}`)}{' '}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {open && (
        <PostForm files name={`scan-${id}`} label={t('先上传照片', 'Send pictures in advance')}>
          <SelectField
            name="paper"
            label={t('先上传材料照片', 'Send a picture in advance')}
            search
            none={t('请选择材料', 'Choose the paper')}
            problems={problems}
            choices={papers.map(paper => ({ value: paper.id, label: named(paper) }))}
          />
          <FileField
            name="file"
            label={t('照片或 PDF', 'Picture or PDF')}
            problems={problems}
            hint={t('可以不传；到窗口时仍须核对原件。', 'Not required; the window still sees the originals.')}
          />
          <Button kind="plain" name="intent" value="scan">
            {t('上传', 'Upload')}
          </Button>
        </PostForm>
      )}
    </Card>
  )
}

import { Button, Card, FileField, PostForm, TextareaField, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

interface ReadFormProps {
  readonly year: number
  readonly text: string
  readonly problems: readonly Problem[] | undefined
  /** Offers the annex as the document prints it: demonstrations only. */
  readonly example: boolean
  /** A table is already shown above. */
  readonly again: boolean
}

const XLSX = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Paste or upload; the answer is the same page with the table read. */
export function ReadForm({ year, text, problems, example, again }: ReadFormProps) {
  const { t } = useLang()
  return (
    <Card title={again ? t('重新粘贴或上传', 'Paste or upload again') : t('粘贴或上传', 'Paste or upload')}>
      <PostForm name="read" files className="form target-entry" label={t('读入任务分解表', 'Read a target table')}>
        <TextareaField
          name="text"
          label={t('粘贴任务分解表', 'Paste the target table')}
          value={text}
          problems={problems}
          rows={12}
          hint={t(
            '从 Word、Excel 或网页上连同表头一起复制，不需要整理：制表符、空格、全角数字、多行表头、「合计」行都能识别。',
            'Copy it from Word, Excel or a page with its headings, as it is: tabs, spaces, full-width ' +
              'digits, headings on several lines and the row of sums are recognised.',
          )}
        />
        <FileField
          name="file"
          accept={XLSX}
          optional
          label={t('或者选择 Excel 文件', 'Or choose an Excel file')}
          problems={problems}
          hint={t(
            '.xlsx，读第一张可见的工作表。选了文件就不读上面的文字。',
            '.xlsx, the first visible sheet is read. With a file, the text above is not read.',
          )}
        />
        <TextField
          name="year"
          label={t('年度', 'Year')}
          value={year}
          inputMode="numeric"
          width="short"
          maxLength={4}
          problems={problems}
          hint={t('表上没有写年份时用。', 'Used where the table names no year.')}
        />
        <p className="actions">
          <Button name="do" value="read" kind={again ? 'plain' : 'main'}>
            {t('读入并核对', 'Read and check')}
          </Button>{' '}
          {example && (
            <Button name="do" value="example" kind="plain">
              {t('示例：文件附件1原文', 'Example: annex 1 as printed')}
            </Button>
          )}
        </p>
      </PostForm>
    </Card>
  )
}

import type { BatchResult } from '#server/direct/index.ts'
import {
  Button,
  Card,
  DefinitionList,
  EmptyState,
  FileField,
  LinkButton,
  Notice,
  PostForm,
  RadioField,
  SelectField,
  Steps,
  Table,
  TextField,
  formatCount,
  formatInstant,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Shown, TownChoice } from './fields.tsx'

/** An employer's file for many workers at once (QY-3): the same upload and the same answer at the window and for the employer. */
interface UploadProps extends Shown {
  readonly pack: string
  readonly towns: readonly TownChoice[]
  /** `/office/direct/batches` or `/direct/batches`. */
  readonly base: string
  readonly accept: string
}

export function Upload({ pack, towns, base, accept, values, problems }: UploadProps) {
  const { t, text, href } = useLang()
  const districts = new Set(towns.map(({ district }) => district.zh))
  return (
    <>
      <Steps
        steps={[
          {
            title: t('下载申请表', 'Download the workbook'),
            text: (
              <LinkButton kind="plain" href={href(`${base}/template.xlsx?pack=${pack}`)}>
                {t('下载 Excel 申请表', 'Download the Excel form')}
              </LinkButton>
            ),
          },
          {
            title: t('一人一行填写', 'One worker a line'),
            text: t(
              '“填写说明”表里写明了填法和依据。身份证号码按文本填写。',
              'The sheet 填写说明 says how and why. Type identity numbers as text.',
            ),
          },
          {
            title: t('上传', 'Upload'),
            text: t(
              '每一行都会得到答复：受理编号，或者全部原因。',
              'Every line is answered: a number, or every reason.',
            ),
          },
        ]}
      />
      <Card title={t('上传', 'Upload')}>
        <PostForm files name="batch" label={t('上传', 'Upload')}>
          <input type="hidden" name="pack" value={pack} />
          <TextField
            name="name"
            label={t('用人单位名称', 'Employer')}
            value={values['name']}
            problems={problems}
            maxLength={100}
          />
          <TextField
            name="phone"
            optional
            label={t('单位电话', "Employer's telephone")}
            value={values['phone']}
            problems={problems}
            width="medium"
            inputMode="tel"
            maxLength={30}
          />
          <TextField
            name="address"
            optional
            label={t('单位地址', "Employer's address")}
            value={values['address']}
            problems={problems}
            maxLength={200}
          />
          <SelectField
            name="town"
            label={t('用人单位所在镇街', 'Town of the employer')}
            value={values['town']}
            problems={problems}
            choices={towns.map(({ code, name, district }) => ({
              value: code,
              label: districts.size > 1 ? `${text(district)} ${text(name)}` : text(name),
            }))}
          />
          <FileField
            name="file"
            label={t('填好的 Excel 文件', 'The Excel file')}
            accept={accept}
            problems={problems}
            hint={t('.xlsx，最大 20 MB、20,000 人', '.xlsx, at most 20 MB and 20,000 people')}
          />
          <RadioField
            name="mode"
            label={t('如果有错误的行', 'If some rows are wrong')}
            value={values['mode'] ?? 'good_rows'}
            problems={problems}
            choices={[
              { value: 'good_rows', label: t('受理正确的行，列出错误的行', 'Take the good rows, list the bad ones') },
              { value: 'all_or_nothing', label: t('全部不受理，列出错误的行', 'Take none, list the bad ones') },
            ]}
          />
          <Button>{t('上传并检查', 'Upload and check')}</Button>
        </PostForm>
      </Card>
      <p className="field-hint">
        {t('文件含个人信息，用后请妥善保管或删除。', 'The file holds personal data: keep it safe or delete it.')}
      </p>
    </>
  )
}

interface BatchLine {
  readonly id: string
  readonly at: string
  readonly employer: string
  readonly made: number
  readonly refused: number
}

export function Batches({ rows, base }: { readonly rows: readonly BatchLine[]; readonly base: string }) {
  const { lang, t, href } = useLang()
  return (
    <Table<BatchLine>
      caption={t('已上传的文件', 'Files uploaded')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('还没有上传过文件', 'Nothing has been uploaded yet')} />}
      columns={[
        {
          key: 'employer',
          head: t('用人单位', 'Employer'),
          cell: row => <a href={href(`${base}/${row.id}`)}>{row.employer}</a>,
        },
        { key: 'at', head: t('上传时间', 'Uploaded'), cell: row => formatInstant(row.at, lang) },
        { key: 'made', head: t('已受理', 'Taken'), numeric: true, cell: row => formatCount(row.made) },
        { key: 'refused', head: t('未受理', 'Refused'), numeric: true, cell: row => formatCount(row.refused) },
      ]}
    />
  )
}

export interface ShownProblem {
  readonly at: number
  readonly line: number
  readonly cell: string
  readonly column: string
  readonly cause: string
  readonly code: string
}

interface ResultProps {
  readonly result: Pick<BatchResult, 'id' | 'at' | 'fileName' | 'employer' | 'mode' | 'rows' | 'made' | 'refused'>
  readonly shown: readonly ShownProblem[]
  readonly more: number
  readonly base: string
  /** Where one case is looked at; the employer follows the numbers, the workers their cases. */
  readonly cases: string | undefined
}

/** What became of every line. */
export function BatchAnswer({ result, shown, more, base, cases }: ResultProps) {
  const { lang, t, href } = useLang()
  const { id, made, refused } = result
  return (
    <>
      <Outcome result={result} />
      <DefinitionList
        items={[
          { term: t('用人单位', 'Employer'), value: result.employer },
          { term: t('文件', 'File'), value: result.fileName },
          { term: t('上传时间', 'Uploaded'), value: formatInstant(result.at, lang) },
          { term: t('人数', 'Lines'), value: formatCount(result.rows) },
          { term: t('已受理', 'Taken'), value: formatCount(made.length) },
          { term: t('未受理', 'Refused'), value: formatCount(refused) },
        ]}
      />
      <p className="actions no-print">
        {refused > 0 && (
          <LinkButton href={href(`${base}/${id}/report.xlsx`)}>
            {t('下载未受理的行（Excel）', 'Download the refused lines (Excel)')}
          </LinkButton>
        )}
        <LinkButton kind="plain" href={href(base)}>
          {t('再上传一个文件', 'Upload another file')}
        </LinkButton>
      </p>
      {shown.length > 0 && (
        <Table<ShownProblem>
          caption={t('未受理的行', 'Refused lines')}
          rows={shown}
          rowKey={({ at }) => String(at)}
          columns={[
            { key: 'line', head: t('行号', 'Line'), numeric: true, cell: ({ line }) => line },
            {
              key: 'cell',
              head: t('单元格', 'Cell'),
              cell: ({ cell, column }) =>
                cell ? (
                  <>
                    <code className="code">{cell}</code> <span lang="zh-Hans-CN">{column}</span>
                  </>
                ) : (
                  '—'
                ),
            },
            { key: 'cause', head: t('原因', 'Cause'), cell: ({ cause }) => cause },
            { key: 'code', head: t('代码', 'Code'), cell: ({ code }) => <code className="code">{code}</code> },
          ]}
        />
      )}
      {more > 0 && (
        <p>
          {t(`还有 ${formatCount(more)} 处，见下载的文件。`, `${formatCount(more)} more are in the file to download.`)}
        </p>
      )}
      {made.length > 0 && (
        <Table
          caption={t('已受理', 'Taken')}
          rows={made.slice(0, MOST_SHOWN)}
          rowKey={each => each.id}
          columns={[
            {
              key: 'number',
              head: t('受理编号', 'Number'),
              cell: each =>
                cases ? (
                  <a className="code" href={href(`${cases}/${each.id}`)}>
                    {each.number}
                  </a>
                ) : (
                  <span className="code">{each.number}</span>
                ),
            },
            { key: 'line', head: t('行号', 'Line'), numeric: true, cell: each => each.line },
          ]}
        />
      )}
      {made.length > MOST_SHOWN && (
        <p>{t(`只列出前 ${MOST_SHOWN} 件。`, `Only the first ${MOST_SHOWN} are listed.`)}</p>
      )}
    </>
  )
}

export const MOST_SHOWN = 200

function Outcome({ result: { made, refused, mode } }: Pick<ResultProps, 'result'>) {
  const { t } = useLang()
  const [taken, not] = [formatCount(made.length), formatCount(refused)]
  if (refused === 0) return <Notice tone="good" live title={t(`${taken} 人全部受理`, `All ${taken} were taken`)} />
  if (mode === 'all_or_nothing')
    return (
      <Notice tone="bad" live title={t('全部没有受理', 'Nothing was taken')}>
        <p>
          {t(
            '有错误的行。按您的选择，其他行也没有受理。改正后请重新上传。',
            'Some lines are wrong; as you chose, none was taken. Correct them and upload again.',
          )}
        </p>
      </Notice>
    )
  return (
    <Notice tone="warn" live title={t(`已受理 ${taken} 人，${not} 人未受理`, `${taken} taken, ${not} refused`)}>
      <p>
        {t(
          '下载未受理的行，改正后可以直接上传。',
          'Download the refused lines; once corrected, that file can be uploaded as it is.',
        )}
      </p>
    </Notice>
  )
}

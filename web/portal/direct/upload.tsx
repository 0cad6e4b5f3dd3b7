import type { BatchSummary } from '#server/direct/index.ts'
import {
  Button,
  Card,
  EmptyState,
  FileField,
  LinkButton,
  PostForm,
  RadioField,
  SelectField,
  Steps,
  Table,
  TextField,
  formatCount,
  formatInstant,
  type Column,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Shown } from './fields.tsx'
import { useTownChoices } from './town-choices.ts'
import type { TownChoice } from './towns.ts'

/** An employer's file for many workers at once (QY-3): the same upload and the same answer at the window and for the employer. */
interface UploadProps extends Shown {
  readonly pack: string
  readonly towns: readonly TownChoice[]
  /** `/office/direct/batches` or `/direct/batches`. */
  readonly base: string
  readonly accept: string
  /** The window's own town, where the file most often comes from. */
  readonly own?: string | undefined
}

export function Upload(props: UploadProps) {
  const { t } = useLang()
  const { pack, base } = props
  return (
    <>
      <HowTo pack={pack} base={base} />
      <Card title={t('上传', 'Upload')}>
        <PostForm files name="batch" label={t('上传', 'Upload')}>
          <input type="hidden" name="pack" value={pack} />
          <Employer {...props} />
          <File {...props} />
          <Button>{t('上传并检查', 'Upload and check')}</Button>
        </PostForm>
      </Card>
      <p className="field-hint">
        {t('文件含个人信息，用后请妥善保管或删除。', 'The file holds personal data: keep it safe or delete it.')}
      </p>
    </>
  )
}

function HowTo({ pack, base }: Pick<UploadProps, 'pack' | 'base'>) {
  const { t, href } = useLang()
  const download = (
    <LinkButton kind="plain" href={href(`${base}/template.xlsx?pack=${pack}`)}>
      {t('下载 Excel 申请表', 'Download the Excel form')}
    </LinkButton>
  )
  const filling = t(
    '“填写说明”表里写明了填法和依据。身份证号码按文本填写。',
    'The sheet 填写说明 says how and why. Type identity numbers as text.',
  )
  const sending = t(
    '每一行都会得到答复：受理编号，或者全部原因。有错误的行改正后再上传，已收件的行不会重复。',
    'Every line is answered: a number, or every reason. Upload corrected lines again; nothing is taken twice.',
  )
  return (
    <Steps
      steps={[
        { title: t('下载申请表', 'Download the workbook'), text: download },
        { title: t('一人一行填写', 'One worker a line'), text: filling },
        { title: t('上传', 'Upload'), text: sending },
      ]}
    />
  )
}

function Employer({ towns, own, values, problems }: UploadProps) {
  const { t } = useLang()
  const choices = useTownChoices(towns)
  const field = (name: string) => ({ name, value: values[name], problems })
  return (
    <>
      <TextField {...field('name')} label={t('用人单位名称', 'Employer')} maxLength={100} />
      <TextField
        {...field('phone')}
        optional
        label={t('单位电话', "Employer's telephone")}
        width="medium"
        inputMode="tel"
        maxLength={30}
      />
      <TextField {...field('address')} optional label={t('单位地址', "Employer's address")} maxLength={200} />
      <SelectField
        {...field('town')}
        label={t('用人单位所在镇街', 'Town of the employer')}
        value={values['town'] ?? (towns.length === 1 ? towns[0]?.code : own)}
        choices={choices}
      />
    </>
  )
}

function File({ accept, values, problems }: UploadProps) {
  const { t } = useLang()
  return (
    <>
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
          { value: 'good_rows', label: t('正确的行先收件，列出错误的行', 'Take the good rows, list the bad ones') },
          { value: 'all_or_nothing', label: t('全部不收件，列出错误的行', 'Take none, list the bad ones') },
        ]}
      />
    </>
  )
}

interface BatchesProps {
  readonly rows: readonly BatchSummary[]
  readonly base: string
  /** At the window the colleagues' files stand among them. */
  readonly office?: boolean
}

/** The files handed in, newest first, each with what became of its rows. */
export function Batches({ rows, base, office }: BatchesProps) {
  const { lang, t, href } = useLang()
  const by: Column<BatchSummary> = {
    key: 'by',
    head: t('上传人', 'By'),
    cell: row => row.by ?? t('用人单位', 'the employer'),
  }
  return (
    <Table<BatchSummary>
      caption={office ? t('本窗口收到的文件', 'Files this window has taken in') : t('已上传的文件', 'Files uploaded')}
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
        ...(office ? [by] : []),
        { key: 'rows', head: t('人数', 'Lines'), numeric: true, cell: row => formatCount(row.rows) },
        { key: 'made', head: t('已收件', 'Taken'), numeric: true, cell: row => formatCount(row.made + row.kept) },
        { key: 'refused', head: t('未收件', 'Not taken'), numeric: true, cell: row => formatCount(row.refused) },
      ]}
    />
  )
}

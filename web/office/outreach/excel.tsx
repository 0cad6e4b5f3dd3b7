import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { describe } from '#platform/errors/index.ts'
import { refuse } from '#platform/result.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import { Button, Checkbox, ErrorSummary, FileField, LinkButton, PageHead, PostForm, SelectField, StatusTag, Table, TextField, formatCount } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../answers.ts'
import { outreachDesk } from './desk.server.ts'

/** `/office/outreach/excel`: an employer's list of skilled people; every row is answered (DG-7). */
export function loader(args: LoaderFunctionArgs) {
  return { towns: outreachDesk(args).towns, accept: `.xlsx,${XLSX_TYPE}` }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args)
  const form = await args.request.formData()
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return refused(refuse('sheet.choose_file', { field: 'file' }).refusals, lang, form)
  const employer = { name: textOf(form, 'employer', 100), town: textOf(form, 'town', 9), told: textOf(form, 'told') === 'yes' }
  const done = await outreach.importFile(ctx(form), employer, new Uint8Array(await file.arrayBuffer()))
  if (!done.ok) return refused(done.refusals, lang, form)
  const rows = done.value.map(({ refusals, ...row }) => ({ ...row, causes: refusals.map(refusal => describe(refusal, lang)) }))
  return { rows, values: {}, problems: undefined }
}

const outcomes = {
  added: { zh: '已登记', en: 'added', tone: 'good' }, updated: { zh: '已更新', en: 'updated', tone: 'good' },
  unchanged: { zh: '没有变化', en: 'unchanged', tone: 'quiet' }, refused: { zh: '没有登记', en: 'not stored', tone: 'bad' },
} as const

export default function EmployerFile() {
  const { t, text, href } = useLang()
  const { towns, accept } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const values: Readonly<Record<string, string>> = answer?.values ?? {}
  const problems = answer?.problems
  return (
    <>
      <PageHead title={t('用人单位 Excel 填报', 'An employer’s file')} crumbs={[{ href: href('/office/outreach'), label: t('登记簿', 'Register') }]}
        lead={t('一行一人，每一行都会答复；有误的行不影响其他行。', 'One person a row, every row answered; a wrong row stops no other.')}>
        <p className="actions"><LinkButton kind="plain" href={href('/office/outreach/template.xlsx')}>{t('下载模板', 'Download the template')}</LinkButton></p>
      </PageHead>
      <ErrorSummary problems={problems} />
      {answer && 'rows' in answer && <Answers rows={answer.rows} />}
      <PostForm files>
        <TextField name="employer" maxLength={60} label={t('用人单位全称', 'Full name of the employer')} value={values['employer']} problems={problems} />
        <SelectField name="town" label={t('单位所在镇街', 'Town')} value={values['town'] ?? (towns.length === 1 ? towns[0]?.code : undefined)} problems={problems} choices={towns.map(({ code, name }) => ({ value: code, label: text(name) }))} />
        <FileField name="file" label={t('填好的表（.xlsx）', 'The file (.xlsx)')} accept={accept} problems={problems} />
        <Checkbox name="told" checked={values['told'] === 'yes'} label={t('单位已告知表内人员：信息用于入户服务，可以随时退订短信或要求删除。', 'The employer has told everybody in it what it is for and how to stop.')} />
        <Button>{t('上传并逐行答复', 'Upload and answer every row')}</Button>
      </PostForm>
    </>
  )
}

interface Row { readonly line: number; readonly maskedName: string; readonly outcome: keyof typeof outcomes; readonly causes: readonly string[] }

function Answers({ rows }: { readonly rows: readonly Row[] }) {
  const { t, text } = useLang()
  const bad = rows.filter(({ outcome }) => outcome === 'refused').length
  return (
    <section aria-live="polite">
      <h2>{t(`${formatCount(rows.length)} 行，${formatCount(bad)} 行没有登记`, `${formatCount(rows.length)} rows, ${formatCount(bad)} not stored`)}</h2>
      <Table<Row> caption={t('逐行答复', 'Every row')} hideCaption rows={rows} rowKey={({ line }) => String(line)} columns={[
        { key: 'line', head: t('行', 'Row'), numeric: true, cell: row => row.line },
        { key: 'name', head: t('姓名', 'Name'), cell: row => <span lang="zh">{row.maskedName || '—'}</span> },
        { key: 'outcome', head: t('结果', 'Answer'), cell: row => <StatusTag tone={outcomes[row.outcome].tone}>{text(outcomes[row.outcome])}</StatusTag> },
        { key: 'cause', head: t('原因', 'Cause'), cell: row => row.causes.join(' ') || '—' },
      ]} />
    </section>
  )
}

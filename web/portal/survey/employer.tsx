import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import {
  Button,
  Checkbox,
  ErrorSummary,
  FileField,
  LinkButton,
  PageHead,
  PostForm,
  Table,
  formatCount,
  formatDate,
  formatInstant,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../../office/answers.ts'
import { ACCEPT, fileIn, inWords } from '../../office/outreach/answers.server.ts'
import { RowAnswers } from '../../office/outreach/row-answers.tsx'
import { commandOf, surveyed } from './survey.server.ts'

/** `/survey/employer/:code`: an employer sends its list of skilled people by the link it was given (DG-7). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, lang } = surveyed(args)
  const code = args.params['code'] ?? ''
  const found = await outreach.employers.behind(code)
  if (!found) throw new Response(null, { status: 404 })
  const shown = new URL(args.request.url).searchParams.get('file') ?? ''
  const answers = await outreach.employers.answers(code, shown)
  return { ...found, accept: ACCEPT, shown, rows: answers && inWords(answers.rows, lang) }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, lang } = surveyed(args)
  const form = await args.request.formData()
  const file = await fileIn(form)
  if (!file.ok) return refused(file.refusals, lang, form)
  const code = args.params['code'] ?? ''
  const done = await outreach.employers.upload(code, textOf(form, 'told') === 'yes', file.value, commandOf(form))
  if (!done.ok) return refused(done.refusals, lang, form)
  return redirect(hrefIn(lang, `/survey/employer/${encodeURIComponent(code)}?file=${done.value.file}`), 303)
}

export default function Employer() {
  const { lang, t, href } = useLang()
  const { link, files, rows, shown } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const path = href(`/survey/employer/${link.code}`)
  return (
    <>
      <PageHead
        title={t('技能人才摸底：单位填报', 'Skilled people: the employer’s list')}
        lead={
          <>
            <span lang="zh">{link.employer}</span> ·{' '}
            {t(`请在 ${formatDate(link.closesOn, lang)}前填报`, `please answer by ${formatDate(link.closesOn, lang)}`)}
          </>
        }
      />
      <ErrorSummary problems={problems} />
      {rows && !problems && <RowAnswers rows={rows} download={`${path}/${shown}`} />}
      <h2>{t('第一步：下载表格，一行填一人', 'First: download the form, one person a row')}</h2>
      <p className="actions">
        <LinkButton kind="plain" href={href('/survey/template.xlsx')}>
          {t('下载表格（Excel）', 'Download the form (Excel)')}
        </LinkButton>
      </p>
      <h2>{t('第二步：上传填好的表', 'Then: upload it')}</h2>
      <Upload />
      {files.length > 0 && (
        <>
          <h2>{t('已上传的表', 'Files sent so far')}</h2>
          <Files files={files} path={path} />
        </>
      )}
    </>
  )
}

function Upload() {
  const { t } = useLang()
  const { accept } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <PostForm files>
      <FileField name="file" label={t('填好的表（.xlsx）', 'The file (.xlsx)')} accept={accept} problems={problems} />
      <Checkbox
        name="told"
        checked={values['told'] === 'yes'}
        label={t(
          '我单位已告知表内人员：信息用于入户服务，可以随时退订短信或要求删除。',
          'We have told everybody in it what it is for, and how to stop messages or be forgotten.',
        )}
      />
      <Button>{t('上传并逐行答复', 'Upload and answer every row')}</Button>
    </PostForm>
  )
}

type Files = ReturnType<typeof useLoaderData<typeof loader>>['files']

function Files({ files, path }: { readonly files: Files; readonly path: string }) {
  const { lang, t } = useLang()
  return (
    <Table<Files[number]>
      caption={t('已上传的表', 'Files sent so far')}
      hideCaption
      rows={files}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          head: t('时间', 'When'),
          cell: row => <a href={`${path}?file=${row.id}`}>{formatInstant(row.at, lang)}</a>,
        },
        { key: 'stored', head: t('已登记', 'Stored'), numeric: true, cell: row => formatCount(row.stored) },
        { key: 'refused', head: t('没有登记', 'Not stored'), numeric: true, cell: row => formatCount(row.refused) },
        {
          key: 'answers',
          head: t('逐行答复', 'Answers'),
          cell: row => <a href={`${path}/${row.id}`}>{t('下载', 'Download')}</a>,
        },
      ]}
    />
  )
}

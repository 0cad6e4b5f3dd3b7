import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import {
  Button,
  Card,
  ErrorSummary,
  FileField,
  formatCount,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  RadioField,
  Steps,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import type { Refusal } from '#platform/result.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import { signedIn } from '../../session.ts'
import { field, orThrow } from './server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today } = signedIn(args, 'reviewer')
  const { department, counts, rows } = orThrow(await services.review.queue(ctx()))
  return {
    department,
    open: counts.open,
    from: rows[0]?.from,
    notBegun: rows[0] !== undefined && today < rows[0].from,
    accept: `.xlsx,${XLSX_TYPE}`,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'reviewer')
  const form = await args.request.formData()
  const mode = field(form, 'mode')
  const refused = (refusals: readonly Refusal[]) =>
    data({ problems: problemsOf(refusals, lang), mode }, { status: 422 })
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return refused([{ code: 'sheet.choose_file', field: 'file' }])
  if (mode !== 'good' && mode !== 'all') return refused([{ code: 'sheet.mode', field: 'mode' }])
  const upload = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  const result = await services.review.importFindings(ctx(form), upload, mode)
  if (!result.ok) return refused(result.refusals)
  throw redirect(hrefIn(lang, `/office/review/excel/${result.value.id}`), 303)
}

export default function ReviewExcel() {
  const { t, text, href } = useLang()
  const { department, open, notBegun, accept } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problems = answer?.problems
  return (
    <>
      <PageHead
        title={t('用 Excel 批量核查', 'Review by Excel')}
        crumbs={[{ href: href('/office/review'), label: t('并联审核', 'Joint review') }]}
        lead={t(
          `${text(department.name)} · ${formatCount(open)} 件待核查`,
          `${text(department.name)} · ${formatCount(open)} to review`,
        )}
      />
      <ErrorSummary problems={problems} />
      {notBegun && (
        <Notice tone="warn">
          <p>
            {t(
              '并联审核还没有开始，下载的文件里没有任务。',
              'The joint review has not begun; the file holds no tasks yet.',
            )}
          </p>
        </Notice>
      )}
      <Steps
        steps={[
          {
            title: t('下载待核查的任务', 'Download what is to review'),
            text: (
              <LinkButton kind="plain" href={href('/office/review/excel/download')}>
                {t('下载 Excel 文件', 'Download the Excel file')}
              </LinkButton>
            ),
          },
          {
            title: t(
              '填写有底色的三列：核查结论、核定值、理由',
              'Fill in the three shaded columns: finding, value, reason',
            ),
            text: t(
              '「填写说明」表里写明了填法。其他列请勿改动，暂时没有结论的行留空。',
              'The sheet 填写说明 says how. Leave the other columns alone and rows without a finding empty.',
            ),
          },
          {
            title: t('上传填好的文件', 'Upload the file'),
            text: t(
              '可以分多次上传；已有的结论不会被覆盖。',
              'It may be uploaded in parts; what was recorded is never overwritten.',
            ),
          },
        ]}
      />
      <Card title={t('上传', 'Upload')}>
        <PostForm files name="upload">
          <FileField
            name="file"
            label={t('填好的 Excel 文件', 'The Excel file')}
            hint={t('.xlsx，最大 20 MB、100,000 行', '.xlsx, at most 20 MB and 100,000 rows')}
            accept={accept}
            problems={problems}
          />
          <RadioField
            name="mode"
            label={t('如果有错误的行', 'If some rows are wrong')}
            value={answer?.mode ?? 'good'}
            problems={problems}
            choices={[
              { value: 'good', label: t('保存正确的行，列出错误的行', 'Keep the good rows, list the bad ones') },
              { value: 'all', label: t('全部不保存，列出错误的行', 'Keep none, list the bad ones') },
            ]}
          />
          <Button>{t('上传并检查', 'Upload and check')}</Button>
        </PostForm>
      </Card>
      <p className="field-hint">
        {t(
          '文件含个人信息，仅限本部门核查使用，用后请删除。每次下载都会记录。',
          'The file holds personal data, for your department only. Delete it afterwards; every download is recorded.',
        )}
      </p>
    </>
  )
}

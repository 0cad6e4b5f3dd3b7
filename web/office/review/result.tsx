import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { describe } from '#platform/errors/index.ts'
import { DefinitionList, formatCount, formatInstant, LinkButton, Notice, PageHead, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow } from './server.ts'

const MOST_SHOWN = 200

export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'reviewer')
  const { problems, ...result } = orThrow(await services.review.importResult(ctx(), args.params['id'] ?? ''))
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map(({ line, column, refusal }, at) => ({ at, line, column, code: refusal.code, cause: describe(refusal, lang) }))
  return { result, shown, more: problems.length - shown.length }
}

export default function ReviewUpload() {
  const { lang, t, href } = useLang()
  const { result, shown, more } = useLoaderData<typeof loader>()
  const count = (n: number): string => t(`${formatCount(n)} 行`, n === 1 ? '1 row' : `${formatCount(n)} rows`)
  return (
    <>
      <PageHead
        title={t('上传结果', 'Result of the upload')}
        crumbs={[
          { href: href('/office/review'), label: t('并联审核', 'Joint review') },
          { href: href('/office/review/excel'), label: t('Excel 批量核查', 'Findings by Excel') },
        ]}
      />
      <Outcome />
      <DefinitionList
        items={[
          { term: t('文件', 'File'), value: result.fileName },
          { term: t('上传时间', 'Uploaded'), value: formatInstant(result.at, lang) },
          { term: t('已保存', 'Saved'), value: count(result.saved) },
          { term: t('与已有结论相同', 'Recorded before'), value: count(result.unchanged) },
          { term: t('没有填写', 'Not filled in'), value: count(result.blank) },
          { term: t('有错误', 'Wrong'), value: count(result.bad) },
        ]}
      />
      <p className="actions">
        {result.bad > 0 && (
          <LinkButton kind="plain" href={href(`/office/review/excel/${result.id}/report`)}>
            {t('下载错误行（Excel）', 'Download the bad rows (Excel)')}
          </LinkButton>
        )}
        <LinkButton kind="plain" href={href('/office/review/excel')}>
          {t('再上传一个文件', 'Upload another file')}
        </LinkButton>
        <LinkButton kind="plain" href={href('/office/review')}>
          {t('回到待核查', 'Back to the queue')}
        </LinkButton>
      </p>
      {shown.length > 0 && (
        <Table
          caption={t('错误的行', 'Bad rows')}
          rows={shown}
          rowKey={({ at }) => String(at)}
          columns={[
            { key: 'line', head: t('行号', 'Line'), numeric: true, cell: ({ line }) => line },
            { key: 'column', head: t('列', 'Column'), cell: ({ column }) => column ?? '' },
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
    </>
  )
}

function Outcome() {
  const { t } = useLang()
  const { bad, saved, mode } = useLoaderData<typeof loader>().result
  if (bad === 0) {
    return saved > 0 ? (
      <Notice
        tone="good"
        live
        title={t(`${formatCount(saved)} 行结论已保存`, `${formatCount(saved)} findings were saved`)}
      />
    ) : (
      <Notice live title={t('没有新的结论，什么也没有改变', 'Nothing new: nothing was changed')} />
    )
  }
  if (mode === 'all') {
    return (
      <Notice tone="bad" live title={t('没有保存任何结论', 'Nothing was saved')}>
        <p>
          {t(
            `${formatCount(bad)} 行有错误。按您的选择，全部没有保存。改正后请重新上传整个文件。`,
            `${formatCount(bad)} rows are wrong; as you chose, none was saved. Correct them and upload the file again.`,
          )}
        </p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      live
      title={t(
        `已保存 ${formatCount(saved)} 行，${formatCount(bad)} 行有错误`,
        `${formatCount(saved)} saved, ${formatCount(bad)} wrong`,
      )}
    >
      <p>
        {t(
          '下载错误行，改正后可以直接上传。',
          'Download the bad rows; once corrected, that file can be uploaded as it is.',
        )}
      </p>
    </Notice>
  )
}

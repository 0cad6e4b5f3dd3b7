import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { LinkButton, PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { look } from '../../portal/direct/batch-lines.ts'
import { BatchAnswer } from '../../portal/direct/batch.tsx'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** `/office/direct/batches/:id`: every line of an employer's file, answered. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'clerk')
  const { cases, ...result } = orThrow(await services.direct.batch(ctx(), args.params['id'] ?? ''))
  const looked = look(result, new URL(args.request.url).searchParams, lang)
  return { looked, annex: cases.some(({ pack }) => pack === 'qingyuan-2012-skilled') }
}

export default function OfficeBatch() {
  const { t, href } = useLang()
  const { looked, annex } = useLoaderData<typeof loader>()
  const { result } = looked
  const base = '/office/direct/batches'
  return (
    <>
      <PageHead
        title={t('集体申请的结果', 'Result of the file')}
        crumbs={[
          { href: href('/office/direct'), label: t('直接入户登记簿', 'Register') },
          { href: href(base), label: t('用人单位集体申请', 'An employer’s file') },
        ]}
      >
        {annex && (
          <p className="actions">
            <LinkButton kind="plain" href={href(`${base}/${result.id}/annex2.pdf`)}>
              {t('打印全部申请表（PDF）', 'Print all forms (PDF)')}
            </LinkButton>
            <LinkButton kind="plain" href={href(`/office/direct?batch=${result.id}`)}>
              {t('在登记簿中查看', 'Look at them in the register')}
            </LinkButton>
          </p>
        )}
      </PageHead>
      <BatchAnswer looked={looked} base={base} cases="/office/direct" />
    </>
  )
}

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
  const annex = cases.some(({ pack }) => pack === services.annex2.scheme)
  return { looked, forms: annex ? result.made.length : 0, perPart: services.annex2.perPart }
}

/** Which people of the file each PDF is about, counted from 1. */
function partsOf(forms: number, perPart: number): readonly { readonly part: number; readonly from: number; readonly to: number }[] {
  return Array.from({ length: Math.ceil(forms / perPart) }, (_, at) => ({
    part: at + 1,
    from: at * perPart + 1,
    to: Math.min(forms, (at + 1) * perPart),
  }))
}

export default function OfficeBatch() {
  const { t, href } = useLang()
  const { looked, forms, perPart } = useLoaderData<typeof loader>()
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
        {forms > 0 && (
          <p className="actions">
            {partsOf(forms, perPart).map(({ part, from, to }, _, all) => (
              <LinkButton key={part} kind="plain" href={href(`${base}/${result.id}/annex2.pdf?part=${part}`)}>
                {all.length === 1
                  ? t('打印全部申请表（PDF）', 'Print all forms (PDF)')
                  : t(`打印第 ${from} 至 ${to} 人的申请表（PDF）`, `Print the forms of ${from} to ${to} (PDF)`)}
              </LinkButton>
            ))}
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

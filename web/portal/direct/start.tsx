import { redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { Card, PageHead, StatusTag, formatDate } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { statusWords } from '../../office/direct/words.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import { Scheme } from './scheme.tsx'
import './direct.css'

/** `/direct`: what direct settlement is in this city, for whom, with whom and with which papers; and one's own applications. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, actor } = args.context.get(requestContext)
  const { direct, packs } = services
  const schemes = direct.schemes().map(scheme => {
    const { conditions, routes, clauses } = packs.get(scheme.pack)
    const lines = (of: typeof conditions) => of.map(({ id, name, clause }) => ({ id, name, clause }))
    const form = services.annex2.scheme === scheme.pack
    return { scheme, clauses, conditions: lines(conditions), routes: lines(routes), form }
  })
  if (schemes.length === 0) throw redirect(hrefIn(args.context.get(requestContext).lang, '/apply'))
  const known = actor?.role === 'citizen'
  return { schemes, known, mine: known ? orThrow(await direct.mine(signedIn(args, 'citizen').ctx())) : [] }
}

/** Begins a draft with the number one signed in with. */
export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'citizen')
  const { services, ctx, actor, lang } = signed
  const form = await args.request.formData()
  const phone = await services.accounts.phoneOf(actor)
  const made = orThrow(
    await services.direct.createDraft(ctx(form), {
      pack: textOf(form, 'pack', 64),
      ...(phone ? { personal: { phone } } : {}),
    }),
  )
  throw redirect(hrefIn(lang, `/direct/${made.id}/form/who`), 303)
}

type Loaded = Awaited<ReturnType<typeof loader>>
export type SchemeView = Loaded['schemes'][number]

export default function DirectStart() {
  const { t } = useLang()
  const { schemes, known, mine } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('直接入户', 'Direct settlement')}
        lead={t(
          '符合条件就可以入户，不排名、不用积分。',
          'Whoever meets the conditions settles: no ranking, no points.',
        )}
      />
      {known && <Mine rows={mine} />}
      {schemes.map(view => (
        <Scheme key={view.scheme.pack} view={view} known={known} />
      ))}
    </>
  )
}

function Mine({ rows }: { readonly rows: Loaded['mine'] }) {
  const { lang, t, text, href } = useLang()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t('我的申请', 'My applications')}</h2>
      {rows.map(row => (
        <Card
          key={row.id}
          level={3}
          title={
            row.number
              ? t(`受理编号 ${row.number}`, `Application ${row.number}`)
              : t('未提交的申请', 'Not submitted yet')
          }
          href={href(row.status === 'draft' ? `/direct/${row.id}/form/who` : `/direct/${row.id}`)}
        >
          <p>
            <StatusTag tone={statusWords[row.status].tone}>{text(statusWords[row.status].name)}</StatusTag>{' '}
            {row.maskedName} {row.submittedOn && <span className="muted">{formatDate(row.submittedOn, lang)}</span>}
          </p>
        </Card>
      ))}
    </section>
  )
}

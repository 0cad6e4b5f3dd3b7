import { validityOn } from '#policy'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Notice, PageHead, PrintButton, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Clauses, ClauseLink } from '../../portal/policies/clauses.tsx'
import { Conditions } from '../../portal/policies/conditions.tsx'
import { Documents } from '../../portal/policies/duties.tsx'
import { Places } from '../../portal/policies/after.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { personalFields } from '../cases/words.ts'
import { STAFF_ROLES } from '../nav.ts'

export const handle: Handle = { enhance: true }

/** `/office/conditions`: all that may be asked, required or refused, each with its published clause; nothing else may be. */
export function loader(args: LoaderFunctionArgs) {
  const { services, today } = signedIn(args, ...STAFF_ROLES)
  const own = services.packs.ofCity(services.platform.city)
  const asked = new URL(args.request.url).searchParams.get('pack')
  const pack = own.find(({ id }) => id === asked) ?? own[0]
  if (!pack) throw new Response(null, { status: 404 })
  const others = own.filter(({ id }) => id !== pack.id).map(({ id, title }) => ({ id, title }))
  return { pack, others, inForce: validityOn(pack, today) === 'in_force' }
}

export default function OfficeConditions() {
  const { t, text, href } = useLang()
  const { pack, others, inForce } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('条件、材料和依据', 'Conditions, documents and their clauses')} lead={text(pack.title)} />
      {others.length > 0 && (
        <p className="no-print">
          {t('本市的其他办法：', 'Other schemes of the city: ')}
          {others.map(({ id, title }) => <a key={id} href={href(`/office/conditions?pack=${id}`)}>{text(title)}</a>)}
        </p>
      )}
      <Notice tone={inForce ? 'info' : 'warn'}>
        <p>
          {inForce
            ? t(
                '以下是公布的全部条件和材料。没有列出的，不得要求，也不得作为不予受理的理由。',
                'These are all published conditions and documents. What is not listed may be neither asked for nor a ground for refusal.',
              )
            : t('此办法今天不在有效期内。', 'The scheme is not in force today.')}
        </p>
      </Notice>
      <PrintButton>{t('打印本页', 'Print this page')}</PrintButton>
      <Conditions pack={pack} />
      <section aria-labelledby="particulars" className="part">
        <h2 id="particulars">{t('申请表填写的内容', 'Particulars of the form')}</h2>
        <Table
          caption={t('申请表填写的内容', 'Particulars')}
          hideCaption
          rows={personalFields}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', head: t('内容', 'Particular'), cell: ({ name }) => text(name) },
            { key: 'clause', head: t('依据', 'Basis'), cell: ({ clause }) => <ClauseLink pack={pack} id={clause} /> },
          ]}
        />
      </section>
      <Documents pack={pack} />
      <Places pack={pack} />
      <Clauses pack={pack} />
    </>
  )
}

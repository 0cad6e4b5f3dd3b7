import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { FOSHAN } from '#server/packs/index.ts'
import { Notice, PageHead, PrintButton, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Clauses, ClauseLink } from '../../portal/policies/clauses.tsx'
import { Conditions } from '../../portal/policies/conditions.tsx'
import { Documents } from '../../portal/policies/duties.tsx'
import { Places } from '../../portal/policies/after.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { personalFields } from '../cases/words.ts'

export const handle: Handle = { enhance: true }

/** `/office/conditions`: all that may be asked, required or refused, each with its published clause; nothing else may be. */
export function loader(args: LoaderFunctionArgs) {
  const { services, today } = signedIn(args, 'clerk', 'reviewer', 'officer', 'police', 'administrator')
  const pack = services.packs.get(FOSHAN)
  const { from, to } = pack.validity
  return { pack, inForce: today >= from && (to === undefined || today <= to) }
}

export default function OfficeConditions() {
  const { t, text } = useLang()
  const { pack, inForce } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('条件、材料和依据', 'Conditions, documents and their clauses')} lead={text(pack.title)} />
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

import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { compile } from '#policy'
import { rulesOf } from '#server/direct/index.ts'
import { requestContext } from '../../context.ts'
import { Button, EmptyState, LinkButton, PageHead } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { paymentsOf } from './amounts.server.ts'
import { Entitlements, Payments } from './entitlements.tsx'
import { FactField } from './fields.tsx'
import { readForm } from './form.ts'

/** `/direct/services`: eligible, but not settling for now: which services are open (QY-1). Nothing is stored. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const {
    services: { direct, packs },
    today,
    lang,
  } = context.get(requestContext)
  const asked = new URL(request.url).searchParams
  const scheme = direct.scheme(asked.get('pack') ?? '') ?? direct.schemes()[0]
  if (!scheme) throw redirect(hrefIn(lang, '/check'))
  const pack = packs.get(scheme.pack)
  const wish = pack.facts.some(({ id }) => id === 'wants_to_settle')
  // What the office knows from the case, a reader of this page says: where one works, and that no bar stands.
  const area = rulesOf(pack.id)?.area?.fact
  const facts = pack.facts.filter(fact => scheme.facts.some(({ id }) => id === fact.id) || fact.id === area)
  const values = Object.fromEntries(facts.map(({ id }) => [id, (asked.get(id) ?? '').slice(0, 60)]))
  const { draft } = readForm(pack, { facts: facts.map(({ id }) => id) }, values)
  const answered = Object.values(values).some(value => value !== '')
  const { parameters } = await direct.settings(pack.id)
  const { outcome, entitlements } = compile(pack, parameters, today).evaluate({
    ...draft.claims,
    false_material: false,
    ...(wish ? { wants_to_settle: false } : {}),
  })
  const entitled = entitlements.filter(({ entitlement }) => !scheme.whereabouts.includes(entitlement))
  return {
    scheme,
    facts,
    values,
    answered,
    outcome,
    clauses: pack.clauses,
    payments: await paymentsOf(direct, pack, today),
    here: area === undefined ? undefined : values[area],
    open: entitled.filter(({ holds }) => holds === true),
    perhaps: entitled.filter(({ holds }) => holds === undefined),
  }
}

export default function ServicesOpen() {
  const { t, text, href } = useLang()
  const { scheme, facts, values, answered, open, perhaps, clauses, payments, here } = useLoaderData<typeof loader>()
  const shown = { values, problems: undefined }
  return (
    <>
      <PageHead
        title={t('暂不入户，可以享受的服务', 'Not settling for now: services open to you')}
        crumbs={[{ href: href('/direct'), label: t('直接入户', 'Direct settlement') }]}
        lead={t(
          '符合条件但暂时不想迁户口的，仍可以享受相应的公共服务。填写的内容不保存。',
          'Whoever is eligible but does not wish to settle keeps the public services. Nothing you say here is stored.',
        )}
      />
      {answered && (
        <section aria-labelledby="open">
          <h2 id="open">{t('按您的回答', 'By your answers')}</h2>
          {open.length === 0 && perhaps.length === 0 && (
            <EmptyState title={t('没有可以确定的服务', 'No service follows from these answers')} />
          )}
          {open.length > 0 && <Entitlements lines={open} clauses={clauses} pack={scheme.pack} />}
          {perhaps.length > 0 && (
            <>
              <h3>{t('还要看其他情况', 'Depending on what you have not answered')}</h3>
              <Entitlements lines={perhaps} clauses={clauses} pack={scheme.pack} />
            </>
          )}
        </section>
      )}
      <form method="get" className="form" aria-label={t('您的情况', 'Your situation')}>
        <input type="hidden" name="pack" value={scheme.pack} />
        {facts.map(fact => (
          <FactField key={fact.id} fact={fact} {...shown} />
        ))}
        <Button>{t('看看有哪些服务', 'Show the services')}</Button>
      </form>
      <Payments payments={payments} here={here} clauses={clauses} pack={scheme.pack} />
      <p>
        <LinkButton kind="plain" href={href('/direct')}>
          {t(`回到${scheme.title.zh}`, `Back to ${text(scheme.title)}`)}
        </LinkButton>
      </p>
    </>
  )
}

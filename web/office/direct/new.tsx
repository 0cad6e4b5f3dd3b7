import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { EntitlementLine } from '#policy'
import type { DirectCheck } from '#server/direct/index.ts'
import type { Services } from '#server/services.ts'
import { ErrorSummary, LinkButton, Notice, PageHead, Tabs } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { Entitlements } from '../../portal/direct/entitlements.tsx'
import { allOf, readForm, rearranged, rowKeys, together, type Values } from '../../portal/direct/form.ts'
import { townsOf } from '../../portal/direct/towns.ts'
import type { Problem } from '../../refusals.ts'
import { signedIn, type Signed } from '../../session.ts'
import { refused } from '../answers.ts'
import { named } from './labels.ts'
import { Identity, Registers } from './identity.tsx'
import { PaperForm } from './paper.tsx'

/** `/office/direct/new`: first the identity number against the registers, then the paper form in annex 2's order. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, actor, today } = signedIn(args, 'clerk')
  const { direct, packs, platform } = services
  const schemes = direct.schemes()
  const wanted = new URL(args.request.url).searchParams.get('pack')
  const scheme = schemes.find(({ pack }) => pack === wanted) ?? schemes[0]
  if (!scheme) throw new Response(null, { status: 404 })
  return {
    rows: paperRows(services),
    scheme,
    today,
    towns: townsOf(platform.city, scheme.window === 'county' ? actor.district : undefined),
    own: actor.town,
    schemes: schemes.map(({ pack, title }) => ({ pack, title })),
    clauses: packs.get(scheme.pack).clauses,
    wishes: packs.get(scheme.pack).facts.some(({ id }) => id === 'wants_to_settle'),
  }
}

/** Rows of annex 2 above its table of dependants, as names of fields: what stands together on paper stands together here. */
function paperRows({ annex2 }: Services): readonly (readonly string[])[] {
  const own = annex2.fields.filter(({ path, follows }) => !follows && !path.startsWith('dependants.'))
  const nameOf = (path: string) => path.replace(/^(?:personal|claims)\./, '').replace(/^household\..*/, 'household')
  return [...Map.groupBy(own, ({ row }) => row).values()].map(row => [...new Set(row.map(({ path }) => nameOf(path)))])
}

export type PaperData = Awaited<ReturnType<typeof loader>>

interface Checked {
  /** QY-1: recorded as not settling for now, and what is open instead. */
  readonly wish?: readonly EntitlementLine[] | undefined
  readonly check?: DirectCheck | undefined
  readonly values: Values
  readonly problems?: readonly Problem[] | undefined
}

/** The number travels in the form, never in an address. Only `enter` changes anything. */
export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const {
    services: { direct },
    ctx,
    lang,
  } = signed
  const form = await args.request.formData()
  const values = textsOf(form)
  if (values['intent'] === 'wish') return wish(signed, form, values)
  if (values['intent'] === 'enter') return enter(signed, form, values)
  const rows = rearranged(values)
  if (rows) return { values: rows } satisfies Checked
  const check = await direct.check(ctx(), values['idNumber'] ?? '')
  if (!check.ok) return refused(check.refusals, lang, form)
  return { check: check.value, values } satisfies Checked
}

async function enter({ services: { direct, packs }, ctx, lang }: Signed, form: FormData, values: Values) {
  const scheme = direct.scheme(values['pack'] ?? '')
  if (!scheme) throw new Response(null, { status: 404 })
  const { draft, wrong } = readForm(packs.get(scheme.pack), allOf(scheme), values)
  const receivedOn = values['receivedOn'] || undefined
  const entry = { ...draft, personal: draft.personal ?? {}, pack: scheme.pack, receivedOn }
  const saved = wrong.length === 0 ? await direct.enter(ctx(form), entry) : undefined
  if (saved?.ok) return redirect(hrefIn(lang, `/office/direct/${saved.value.id}?done=entered`), 303)
  return refused(together(wrong, saved ? saved.refusals : direct.problems(ctx(), scheme.pack, draft)), lang, form)
}

async function wish({ services: { direct, packs }, ctx, lang }: Signed, form: FormData, values: Values) {
  const scheme = direct.scheme(values['pack'] ?? '')
  if (!scheme) throw new Response(null, { status: 404 })
  const { draft, wrong } = readForm(packs.get(scheme.pack), allOf(scheme), values)
  const done =
    wrong.length === 0
      ? await direct.recordWish(ctx(form), { ...draft, personal: draft.personal ?? {}, pack: scheme.pack })
      : undefined
  if (done?.ok) return { wish: done.value.open, values } satisfies Checked
  return refused(together(wrong, done ? done.refusals : direct.problems(ctx(), scheme.pack, draft)), lang, form)
}

export default function NewDirect() {
  const { text } = useLang()
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Checked | undefined
  const values = answer?.values ?? {}
  const { scheme } = loaded
  const check = answer?.check
  const clear = check !== undefined && !check.barred && !check.live
  // Only the whole form carries its scheme: once it is open, it stays open with what was typed.
  const filling = clear || (answer?.wish === undefined && values['pack'] !== undefined)
  return (
    <>
      <Head filling={filling} />
      <ErrorSummary problems={named(answer?.problems, scheme, text, rowKeys(values))} />
      {check && <Registers check={check} clauses={loaded.clauses} pack={scheme.pack} />}
      {answer?.wish && <Wished lines={answer.wish} loaded={loaded} />}
      {filling ? (
        <PaperForm loaded={loaded} values={values} problems={answer?.problems} />
      ) : (
        <Identity value={answer?.wish ? '' : values['idNumber']} problems={answer?.problems} />
      )}
    </>
  )
}

function Head({ filling }: { readonly filling: boolean }) {
  const { t, text, href } = useLang()
  const { scheme, schemes } = useLoaderData<typeof loader>()
  const tabs = schemes.map(({ pack, title }) => ({
    href: href(`/office/direct/new?pack=${pack}`),
    label: text(title),
    here: pack === scheme.pack,
  }))
  return (
    <>
      <PageHead
        title={t('录入申请表', 'Key in a paper form')}
        lead={text(scheme.title)}
        crumbs={[{ href: href('/office/direct'), label: t('直接入户登记簿', 'Register') }]}
      >
        {scheme.pack === 'qingyuan-2012-skilled' && !filling && (
          <p>
            <LinkButton kind="plain" href={href('/office/direct/annex2.pdf')}>
              {t('打印空白申请表（PDF）', 'Print a blank form (PDF)')}
            </LinkButton>
          </p>
        )}
      </PageHead>
      {tabs.length > 1 && !filling && <Tabs label={t('办法', 'Scheme')} tabs={tabs} />}
    </>
  )
}

/** QY-1: what the applicant keeps without settling, to be told at once. */
function Wished({ lines, loaded }: { readonly lines: readonly EntitlementLine[]; readonly loaded: PaperData }) {
  const { t } = useLang()
  return (
    <Notice tone="good" live title={t('已登记：符合条件，暂不入户', 'Recorded: eligible, not settling for now')}>
      <p>{t('请告知申请人可以享受的服务：', 'Tell the applicant which services are open:')}</p>
      <Entitlements lines={lines} clauses={loaded.clauses} pack={loaded.scheme.pack} />
    </Notice>
  )
}

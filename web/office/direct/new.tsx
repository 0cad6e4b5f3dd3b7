import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import type { EntitlementLine } from '#policy'
import type { DirectCheck } from '#server/direct/index.ts'
import type { Services } from '#server/services.ts'
import {
  Button,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  Tabs,
  TextField,
  formatDate,
} from '../../design/index.ts'
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
import { PaperForm } from './paper.tsx'
import { statusWords } from './words.ts'

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
  const { t, text, href } = useLang()
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Checked | undefined
  const values = answer?.values ?? {}
  const { scheme, schemes } = loaded
  const check = answer?.check
  const clear = check !== undefined && !check.barred && !check.live
  // Only the whole form carries its scheme: once it is open, it stays open with what was typed.
  const filling = clear || (answer?.wish === undefined && values['pack'] !== undefined)
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
      {schemes.length > 1 && !filling && (
        <Tabs
          label={t('办法', 'Scheme')}
          tabs={schemes.map(({ pack, title }) => ({
            href: href(`/office/direct/new?pack=${pack}`),
            label: text(title),
            here: pack === scheme.pack,
          }))}
        />
      )}
      <ErrorSummary problems={named(answer?.problems, scheme, text, rowKeys(values))} />
      {check && <Registers check={check} />}
      {answer?.wish && (
        <Notice tone="good" live title={t('已登记：符合条件，暂不入户', 'Recorded: eligible, not settling for now')}>
          <p>{t('请告知申请人可以享受的服务：', 'Tell the applicant which services are open:')}</p>
          <Entitlements lines={answer.wish} clauses={loaded.clauses} pack={scheme.pack} />
        </Notice>
      )}
      {filling ? (
        <PaperForm loaded={loaded} values={values} problems={answer?.problems} />
      ) : (
        <Identity value={answer?.wish ? '' : values['idNumber']} problems={answer?.problems} />
      )}
    </>
  )
}

function Identity({
  value,
  problems,
}: {
  readonly value: string | undefined
  readonly problems: readonly Problem[] | undefined
}) {
  const { t } = useLang()
  return (
    <PostForm name="check" label={t('核对身份证号码', 'Check the identity number')}>
      <TextField
        name="idNumber"
        label={t('申请人身份证号码', 'Identity number of the applicant')}
        value={value}
        problems={problems}
        width="medium"
        maxLength={40}
        hint={t(
          '15 位或 18 位。先核对是否已有申请、是否在不予受理期限内。',
          '15 or 18 characters. Checked first for a case and for a bar.',
        )}
        autoFocus={!problems}
      />
      <Button name="intent" value="check">
        {t('核对', 'Check')}
      </Button>
    </PostForm>
  )
}

/** Bar and live case, before anything is typed (QY-5): in whatever spelling the number came. */
function Registers({ check: { barred, live } }: { readonly check: DirectCheck }) {
  const { lang, t, text } = useLang()
  const district = live && findDistrict(live.district)?.name
  return (
    <>
      {barred && (
        <Notice
          tone="bad"
          live
          title={t(`${formatDate(barred.until, lang)}之前不予受理`, `Barred until ${formatDate(barred.until, lang)}`)}
        >
          <p>
            {t(
              `此身份证号码在不予受理期限内，不能录入。依据条款：${barred.clause}。请告知申请人期限和依据。`,
              `This identity number is barred; nothing can be entered. Clause: ${barred.clause}. Tell the applicant until when and why.`,
            )}
          </p>
        </Notice>
      )}
      {live && (
        <Notice tone="bad" live title={t('已有一件申请', 'There is a case already')}>
          <p>
            {t(
              `${live.number}（${district?.zh ?? ''}，${statusWords[live.status].name.zh}）。一人只能有一件在办或已入户的申请。`,
              `${live.number} (${district?.en ?? ''}, ${text(statusWords[live.status].name)}). Nobody has two at a time.`,
            )}
          </p>
        </Notice>
      )}
    </>
  )
}

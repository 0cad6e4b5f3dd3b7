import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import type { Pack } from '#policy'
import { Button, ErrorSummary, PageHead, PostForm, TextField } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import type { Problem } from '../../refusals.ts'
import { signedIn, type Signed } from '../../session.ts'
import { refused } from '../answers.ts'
import { EntryForm } from './form.tsx'
import { Registers, YearNotice, type YearNote } from './identity.tsx'
import { summarised } from './labels.ts'
import { readEntry, ROWS, rowCount, together, type Values } from './read.ts'

/** `/office/intake/new`: first the identity number against the registers, then the paper form. */
export async function loader(args: LoaderFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const { services, actor } = signed
  return { pack: ownPack(services), note: await yearNote(signed), town: findTown(actor.town ?? '')?.name }
}

/** Where people settle directly only there is no such form. */
function ownPack({ packs, platform }: Signed['services']): Pack {
  const pack = packs.pointsOf(platform.city)
  if (!pack) throw new Response(null, { status: 404 })
  return pack
}

async function yearNote({ services, actor, today }: Signed): Promise<YearNote> {
  const { round } = ownPack(services)
  const { year, deferred, clause } = await services.rounds.yearIn(actor.district ?? '', today)
  const reading = round?.cutoff.interpretation.text ?? { zh: '', en: '' }
  return { year, deferred, clause, reading, theDayItself: today.slice(5) === round?.cutoff.monthDay }
}

/** The number travels in the form, never in an address. Only `enter` changes anything. */
export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const { services, ctx, lang } = signed
  const form = await args.request.formData()
  const values = textsOf(form)
  const intent = values['intent']
  const check = await services.applications.check(ctx(), values['idNumber'] ?? '')
  if (intent === 'enter') return enter(signed, form, values)
  if (!check.ok) return refused(check.refusals, lang, form)
  const more: Values = intent === 'rows' ? { rows: String(rowCount(values) + ROWS.more) } : {}
  const shown: Values = { ...values, ...more }
  return { check: check.value, values: shown, problems: undefined }
}

async function enter({ services, ctx, lang }: Signed, form: FormData, values: Values) {
  const pack = ownPack(services)
  const { readable, ...read } = readEntry(pack, values)
  // What cannot be read must not hide what else is wrong: the rest is checked too, but nothing is stored.
  const saved = read.ok ? await services.applications.enter(ctx(form), read.value) : undefined
  if (saved?.ok) return redirect(hrefIn(lang, `/office/cases/${saved.value.id}?done=entered`))
  const unreadable = read.ok ? [] : read.refusals
  const others = saved ? saved.refusals : services.applications.entryProblems(ctx(), readable)
  return refused(together(unreadable, others), lang, form)
}

export default function NewApplication() {
  const { t, text, href } = useLang()
  const { pack, note, town } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const check = answer && 'check' in answer ? answer.check : undefined
  const values: Values = answer?.values ?? {}
  const clear = check !== undefined && !check.live && !check.barredUntil
  const filling = clear || values['intent'] === 'enter'
  return (
    <>
      <PageHead
        title={t('录入纸质申请', 'Enter a paper application')}
        lead={town && text(town)}
        crumbs={[{ href: href('/office/cases'), label: t('申请登记簿', 'Register') }]}
      />
      <ErrorSummary problems={summarised(pack, answer?.problems, text)} />
      <YearNotice note={note} pack={pack} />
      {check && <Registers check={check} pack={pack} />}
      {filling ? (
        <EntryForm pack={pack} values={values} problems={answer?.problems} />
      ) : (
        <Identity value={values['idNumber']} problems={answer?.problems} />
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
        label={t('申请人公民身份号码', 'Identity number of the applicant')}
        value={value}
        problems={problems}
        width="medium"
        hint={t(
          '15 位或 18 位。先核对是否重复申请、是否在不予受理期限内。',
          '15 or 18 characters. Checks for another application and for a bar first.',
        )}
        maxLength={40}
        autoFocus={!problems}
      />
      <Button name="intent" value="check">
        {t('核对', 'Check')}
      </Button>
    </PostForm>
  )
}

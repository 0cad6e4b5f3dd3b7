import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { Result } from '#platform/result.ts'
import { Button, ErrorSummary, PageHead, PostForm, ProgressMeter } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import type { Handle } from '../../shell.ts'
import { FamilyFields } from './family.tsx'
import { FactField, PersonalFields, PlaceField, WhereFields } from './fields.tsx'
import { overlaid, readForm, rearranged, rowKeys, writeForm, type Values } from './form.ts'
import { draftOf, openOwn, pointsScheme } from './own.server.ts'
import { Send } from './send.tsx'
import { askedIn, placeOf, stepIds, stepNames, stepOfField, type StepId } from './steps.ts'
import { townsOf } from './towns.ts'

export const handle: Handle = { enhance: true }

/** `/direct/:id/form/:step`: the form in four short pages; each is saved on leaving it. */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, view, scheme } = await openOwn(args)
  if (view.state.status !== 'draft') throw redirect(hrefIn(signed.lang, `/direct/${view.id}`))
  const step = stepIdOf(args.params['step'])
  const { direct, platform } = signed.services
  const draft = draftOf(view)
  const problems = problemsOf(direct.problems(signed.ctx(), scheme.pack, draft), signed.lang)
  return {
    id: view.id,
    version: view.version,
    step,
    scheme,
    values: writeForm(draft),
    claims: view.file.claims,
    dependants: view.file.dependants,
    towns: townsOf(platform.city),
    problems: problems.map(problem => ({ ...problem, step: stepOfField(problem.field, scheme) })),
    materials: view.materials.map(({ document, dependant }) => ({
      id: `${document.id}${dependant?.key ?? ''}`,
      name: document.name,
      whose: dependant?.name,
    })),
    route: direct.route(scheme.pack, draft),
    ways: direct.waysLacking(scheme.pack, draft, signed.today).map(way => ({
      ...way,
      lacks: way.lacks.map(lack => ({ ...lack, at: lack.facts.map(fact => placeOf(fact, scheme)) })),
    })),
    fallback: pointsScheme(signed.services, scheme.pack, signed.today),
  }
}

export type StepData = Awaited<ReturnType<typeof loader>>

function stepIdOf(asked: string | undefined): StepId {
  const step = stepIds.find(each => each === asked)
  if (!step) throw new Response(null, { status: 404 })
  return step
}

/** Missing answers are said on the last page; what is wrong already, on leaving the page. */
const LATER = new Set<string>(['field.required', 'direct.answer', 'direct.place', 'direct.route'])

interface Answer {
  readonly problems: readonly Problem[]
  readonly values: Values
}

export async function action(args: ActionFunctionArgs) {
  const own = await openOwn(args)
  const { services, ctx, lang } = own.signed
  const step = stepIdOf(args.params['step'])
  const form = await args.request.formData()
  const values = textsOf(form)
  const rows = rearranged(values)
  if (rows) return { problems: [], values: rows } satisfies Answer
  const done = step === 'send' ? await services.direct.submit(ctx(form), own.view.id) : await save(own, step, form)
  if (!done.ok) {
    const answer: Answer = { problems: problemsOf(done.refusals, lang), values }
    return data(answer, { status: 422 })
  }
  const next = step === 'send' ? '?sent=1' : `/form/${stepIds[stepIds.indexOf(step) + 1] ?? 'send'}`
  throw redirect(hrefIn(lang, `/direct/${own.view.id}${next}`), 303)
}

/** Stored as it is; what is wrong on this page already is said before the next one. */
async function save(
  { signed: { services, ctx }, view, scheme, pack }: Awaited<ReturnType<typeof openOwn>>,
  step: StepId,
  form: FormData,
): Promise<Result<unknown>> {
  const { direct } = services
  const values = textsOf(form)
  const asked = askedIn(step, scheme)
  const { draft, wrong } = readForm(pack, asked, values)
  if (wrong.length > 0) return { ok: false, refusals: wrong }
  const { personal, claims, place } = { ...draftOf(view), ...draft }
  const change = {
    ...draft,
    ...(draft.personal ? { personal: { ...view.file.personal, ...blank(asked.personal), ...personal } } : {}),
    ...(draft.claims ? { claims } : {}),
    ...(draft.dependants ? { place: values['place'] || place } : {}),
    ...(asked.where ? { place: view.state.place } : {}),
    formStep: step,
  }
  const saved = await direct.saveDraft(ctx(form), view.id, change)
  if (!saved.ok) return saved
  const now = direct
    .problems(ctx(), scheme.pack, { ...draftOf(view), ...change })
    .filter(({ code, field }) => stepOfField(field, scheme) === step && !LATER.has(code))
  return now.length > 0 ? { ok: false, refusals: now } : saved
}

/** Fields of the page that were emptied are empty from now on. */
function blank(fields: readonly string[] = []): object {
  return Object.fromEntries(fields.map(field => [field, undefined]))
}

export default function FormStep() {
  const { t, text, href } = useLang()
  const loaded = useLoaderData<typeof loader>() as StepData
  const answer = useActionData<typeof action>() as Answer | undefined
  const { id, step, scheme } = loaded
  const at = stepIds.indexOf(step)
  const before = stepIds[at - 1]
  const rows = rowKeys(answer?.values ?? loaded.values)
  return (
    <>
      <PageHead
        title={text(stepNames[step])}
        lead={text(scheme.title)}
        crumbs={[{ href: href('/direct'), label: t('直接入户', 'Direct settlement') }]}
      />
      <ProgressMeter
        value={at + 1}
        of={stepIds.length}
        label={t(`第 ${at + 1} 步，共 ${stepIds.length} 步`, `Step ${at + 1} of ${stepIds.length}`)}
      />
      <ErrorSummary
        problems={named(step === 'send' ? beyond(answer?.problems, loaded) : answer?.problems, scheme, text, rows)}
      />
      {step === 'send' ? (
        <Send loaded={loaded} refused={answer !== undefined} />
      ) : (
        <Ask loaded={loaded} values={overlaid(loaded.values, answer?.values)} problems={answer?.problems} />
      )}
      {before && (
        <p>
          <a href={href(`/direct/${id}/form/${before}`)}>{t('回到上一步', 'Back')}</a>
        </p>
      )}
    </>
  )
}

/** What the registers say on sending; what the form itself shows is listed on the last page anyway. */
function beyond(problems: readonly Problem[] | undefined, loaded: StepData): readonly Problem[] | undefined {
  return problems?.filter(
    ({ code, field }) =>
      !loaded.problems.some(known => known.code === code && (known.field === field || field === undefined)),
  )
}

function Ask({
  loaded: { id, step, scheme, towns },
  ...shown
}: {
  readonly loaded: StepData
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}) {
  const { t } = useLang()
  const { personal } = askedIn(step, scheme)
  return (
    <PostForm name={`${step}-${id}`}>
      {/* Enter in any field saves; the rows' button stands earlier in the page. */}
      <button className="visually-hidden" type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true">
        {t('保存', 'Save')}
      </button>
      {personal && <PersonalFields scheme={scheme} only={personal} {...shown} />}
      {step === 'work' && <WhereFields scheme={scheme} towns={towns} {...shown} />}
      {step === 'work' && scheme.facts.map(fact => <FactField key={fact.id} fact={fact} {...shown} />)}
      {step === 'family' && <PlaceField scheme={scheme} {...shown} />}
      {step === 'family' && (
        <>
          <h2 id="family">{t('随迁人员', 'Who moves along')}</h2>
          <FamilyFields scheme={scheme} {...shown} />
        </>
      )}
      <Button name="intent" value="save">
        {t('保存，下一步', 'Save and go on')}
      </Button>
    </PostForm>
  )
}

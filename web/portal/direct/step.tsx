import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { Refusal } from '#platform/result.ts'
import { Button, DefinitionList, ErrorSummary, Notice, PageHead, PostForm, ProgressMeter } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import type { Handle } from '../../shell.ts'
import { FactField, FamilyFields, PersonalFields, PlaceField, WhereFields } from './fields.tsx'
import { readForm, rowCount, ROWS, writeForm, type Values } from './form.ts'
import { draftOf, openOwn } from './own.server.ts'
import { askedIn, stepIds, stepNames, stepOfField, type StepId } from './steps.ts'
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
    towns: townsOf(platform.city),
    problems: problems.map(problem => ({ ...problem, step: stepOfField(problem.field, scheme) })),
    materials: view.materials.map(({ document, dependant }) => ({
      id: `${document.id}${dependant?.key ?? ''}`,
      name: document.name,
      whose: dependant?.name,
    })),
    route: direct.route(scheme.pack, draft),
  }
}

type Loaded = Awaited<ReturnType<typeof loader>>

function stepIdOf(asked: string | undefined): StepId {
  const step = stepIds.find(each => each === asked)
  if (!step) throw new Response(null, { status: 404 })
  return step
}

/** Missing answers are said on the last page; what is wrong already, on leaving the page. */
const LATER = new Set<string>(['field.required', 'direct.answer', 'direct.place', 'direct.route'])

export async function action(args: ActionFunctionArgs) {
  const { signed, view, scheme, pack } = await openOwn(args)
  const {
    services: { direct },
    ctx,
    lang,
  } = signed
  const step = stepIdOf(args.params['step'])
  const form = await args.request.formData()
  const values = textsOf(form)
  const answer = (refusals: readonly Refusal[], more: Values = {}) =>
    data(
      { problems: problemsOf(refusals, lang), values: { ...values, ...more } },
      { status: refusals.length > 0 ? 422 : 200 },
    )
  if (step === 'send') {
    const sent = await direct.submit(ctx(form), view.id)
    return sent.ok ? redirect(hrefIn(lang, `/direct/${view.id}?sent=1`), 303) : answer(sent.refusals)
  }
  if (values['intent'] === 'rows')
    return answer([], { rows: String(Math.min(rowCount(values) + ROWS.more, ROWS.most)) })
  const asked = askedIn(step, scheme)
  const { draft, wrong } = readForm(pack, asked, values)
  if (wrong.length > 0) return answer(wrong)
  const { personal, claims, dependants, place } = { ...draftOf(view), ...draft }
  const change = {
    ...draft,
    ...(draft.personal ? { personal: { ...view.file.personal, ...blank(asked.personal), ...personal } } : {}),
    ...(draft.claims ? { claims } : {}),
    ...(draft.dependants ? { dependants, place: values['place'] || place } : {}),
    ...(asked.where ? { place: view.state.place } : {}),
    formStep: step,
  }
  const saved = await direct.saveDraft(ctx(form), view.id, change)
  if (!saved.ok) return answer(saved.refusals)
  const now = direct
    .problems(ctx(), scheme.pack, { ...draftOf(view), ...change })
    .filter(({ code, field }) => stepOfField(field, scheme) === step && !LATER.has(code))
  if (now.length > 0) return answer(now)
  throw redirect(hrefIn(lang, `/direct/${view.id}/form/${stepIds[stepIds.indexOf(step) + 1] ?? 'send'}`), 303)
}

/** Fields of the page that were emptied are empty from now on. */
function blank(fields: readonly string[] = []): object {
  return Object.fromEntries(fields.map(field => [field, undefined]))
}

export default function FormStep() {
  const { t, text, href } = useLang()
  const loaded = useLoaderData<typeof loader>() as Loaded
  const answer = useActionData<typeof action>() as { problems: readonly Problem[]; values: Values } | undefined
  const { id, step, scheme } = loaded
  const at = stepIds.indexOf(step)
  const before = stepIds[at - 1]
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
        problems={named(step === 'send' ? beyond(answer?.problems, loaded) : answer?.problems, scheme, text)}
      />
      {step === 'send' ? (
        <Send loaded={loaded} />
      ) : (
        <Ask loaded={loaded} values={{ ...loaded.values, ...answer?.values }} problems={answer?.problems} />
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
function beyond(problems: readonly Problem[] | undefined, loaded: Loaded): readonly Problem[] | undefined {
  return problems?.filter(
    ({ code, field }) =>
      !loaded.problems.some(known => known.code === code && (known.field === field || field === undefined)),
  )
}

function Ask({
  loaded: { id, step, scheme, towns },
  ...shown
}: {
  readonly loaded: Loaded
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
          <h2>{t('随迁人员', 'Who moves along')}</h2>
          <FamilyFields scheme={scheme} {...shown} />
        </>
      )}
      <Button name="intent" value="save">
        {t('保存，下一步', 'Save and go on')}
      </Button>
    </PostForm>
  )
}

/** Everything that is still wrong at once, each leading to its field; then the papers to bring, and the button. */
function Send({ loaded }: { readonly loaded: Loaded }) {
  const { t, text, href } = useLang()
  const { id, version, problems, scheme, values, materials, route, towns } = loaded
  const town = towns.find(({ code }) => code === route?.town)
  const shown = named(problems, scheme, text) ?? []
  return (
    <>
      {shown.length > 0 && (
        <Notice
          tone="warn"
          title={t(`还有 ${shown.length} 处要补充或改正`, `${shown.length} things to complete or correct`)}
        >
          <ul>
            {shown.map(({ field, text: said }, n) => (
              <li key={n}>
                <a href={href(`/direct/${id}/form/${problems[n]?.step ?? 'who'}#${field ?? ''}`)}>{said}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t('姓名', 'Name'), value: values['name'] },
          { term: t('身份证号码', 'Identity number'), value: values['idNumber'] },
          { term: t('工作单位', 'Employer'), value: values['employer'] },
          { term: t('受理地', 'Handled in'), value: town && `${text(town.district)} ${text(town.name)}` },
        ]}
      />
      <h2>{t('请带这些材料到窗口', 'Bring these to the window')}</h2>
      <ul>
        {materials.map(({ id: key, name, whose }) => (
          <li key={key}>
            {text(name)}
            {whose ? t(`（${whose}）`, ` (${whose})`) : ''}
          </li>
        ))}
      </ul>
      <PostForm name={`send-${id}`}>
        <input type="hidden" name="version" value={version} />
        <p>{t('提交即声明填写的内容和材料真实。', 'By sending it you declare that form and papers are true.')}</p>
        <Button>{t('提交申请', 'Send the application')}</Button>
      </PostForm>
    </>
  )
}

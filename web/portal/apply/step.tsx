import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { Text } from '#policy'
import type { PersonalField } from '#server/applications/index.ts'
import { Button, ErrorSummary, PageHead, PostForm } from '../../design/index.ts'
import { textOf, textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import type { Handle } from '../../shell.ts'
import { FormFrame } from './frame.tsx'
import { saveStep, wrongNow } from './save.server.ts'
import { DependantsStep } from './dependants.tsx'
import { PERSONAL_NAMES } from './names.ts'
import { PlaceStep } from './place.tsx'
import { PointsStep, WhoStep, WorkStep } from './questions.tsx'
import { stepAfter } from './steps.ts'
import { draftProblems, familyFacts, openDraft, questionsOf, townChoices, type Question } from './view.server.ts'

export const handle: Handle = { enhance: true }

export async function loader(args: LoaderFunctionArgs) {
  const draft = await openDraft(args)
  const { view, pack, signed } = draft
  const step = view.steps.find(one => one.id === args.params['step'])
  if (!step) throw data(null, { status: 404 })
  const facts = step.id === 'dependants' ? familyFacts(pack, view.steps, view.dependants) : step.facts
  const checked = new URL(args.request.url).searchParams.has('checked')
  return {
    view, step,
    problems: checked ? wrongNow(draftProblems(draft), step.id) : [],
    questions: questionsOf(pack, facts),
    towns: step.id === 'place' ? townChoices(signed.services.platform.city) : [],
    places: step.id === 'place' ? pack.places : [],
    documents: step.id === 'place' ? pack.documents.map(({ id, name }) => ({ id, name })) : [],
    year: signed.services.rounds.yearFor(pack.id, signed.today),
  }
}

interface Answer {
  readonly problems: readonly Problem[]
  readonly values: Readonly<Record<string, string>>
}

/** Saves, says at once what is wrong on this page, and goes on or home. */
export async function action(args: ActionFunctionArgs) {
  const draft = await openDraft(args)
  const { view, signed: { lang } } = draft
  const step = args.params['step'] ?? ''
  const form = await args.request.formData()
  const saved = await saveStep(draft, step, form)
  if (!saved.ok) return data({ problems: problemsOf(saved.refusals, lang), values: textsOf(form) }, { status: 422 })
  const intent = textOf(form, 'intent')
  const here = hrefIn(lang, `/apply/${view.id}`)
  if (intent === 'exit') return redirect(`${here}?saved`, 303)
  if (intent.startsWith('add') || intent.startsWith('remove')) return redirect(`${here}/${step}`, 303)
  const wrong = wrongNow(draftProblems(await openDraft(args)), step)
  return redirect(wrong.length > 0 ? `${here}/${step}?checked` : `${here}/${stepAfter(view.steps, step)}`, 303)
}

export default function StepPage() {
  const { t, text, href } = useLang()
  const { view, step, problems: found, questions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const problems = answer?.problems ?? found
  const values = { ...view.values, ...answer?.values }
  return (
    <FormFrame view={view} step={step}>
      <PageHead title={text(step.title)} />
      <ErrorSummary problems={named(problems, questions, text)} />
      {!answer && found.length > 0 && (
        <p>
          {t('已经保存。请改正后继续；一时不能改正的，', 'It is saved. Put it right and go on; if you cannot now, ')}
          <a href={href(`/apply/${view.id}/${stepAfter(view.steps, step.id)}`)}>{t(
            '可以先填下一项',
            'go to the next page first',
          )}</a>
          {t('。', '.')}
        </p>
      )}
      <PostForm>
        {step.id === 'who' && <WhoStep values={values} problems={problems} />}
        {step.id === 'work' && <WorkStep questions={questions} values={values} problems={problems} />}
        {step.id.startsWith('points-') && <PointsStep questions={questions} values={values} problems={problems} />}
        {step.id === 'dependants' && <DependantsStep values={values} problems={problems} />}
        {step.id === 'place' && <PlaceStep values={values} problems={problems} />}
        <div className="actions">
          <Button name="intent" value="next">{t('保存并继续', 'Save and continue')}</Button>
          <Button kind="plain" name="intent" value="exit">{t('保存并退出', 'Save and leave')}</Button>
        </div>
      </PostForm>
    </FormFrame>
  )
}

/** 「请填写此项。」 four times over says nothing: in the summary, what speaks of "this" names its field first. */
function named(
  problems: readonly Problem[], questions: readonly Question[], text: (text: Text) => string,
): readonly Problem[] {
  return problems.map(problem => {
    const { field, code } = problem
    if (field === undefined || !code.startsWith('field.')) return problem
    const asked = questions.find(({ fact }) => fact.id === field)?.fact.name
    const part = asked ?? PERSONAL_NAMES[field.split('-').at(-1) as PersonalField]
    return part ? { ...problem, text: `${text(part)}${text({ zh: '：', en: ': ' })}${problem.text}` } : problem
  })
}

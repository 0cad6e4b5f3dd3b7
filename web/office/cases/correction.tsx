import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Text } from '#policy'
import { CORRECTION_DAYS, type OpenApplication } from '#server/applications/index.ts'
import { ErrorSummary, Notice, PageHead } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import { signedIn, type Signed } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { ConfirmCorrection } from './correction-confirm.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { endOf, notNow, readCorrection } from './read-correction.ts'
import { correctables, type Correctable } from './targets.ts'

/** `/office/cases/:id/correction`: everything that is missing, named once and in full; shown again before it goes out. */
export async function loader(args: LoaderFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const { services, ctx, today, lang } = signed
  const opened = orThrow(await services.applications.get(ctx(), args.params['id'] ?? ''))
  const no = notNow(opened.state, today)
  return {
    opened,
    choices: choicesOf(signed, opened),
    pack: services.packs.get(opened.state.pack),
    today,
    days: CORRECTION_DAYS,
    end: endOf(today, CORRECTION_DAYS),
    no: no && problemsOf([no], lang)[0]?.text,
  }
}

function choicesOf({ services, today }: Signed, { state, file }: OpenApplication) {
  const { applications, packs } = services
  const needs = applications.needs(state, file, today)
  return correctables(packs.get(state.pack), { needs, documents: state.documents, claimed: Object.keys(file.claims) })
}

export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const { services, ctx, lang, today } = signed
  const form = await args.request.formData()
  const values = textsOf(form)
  const id = args.params['id'] ?? ''
  const opened = orThrow(await services.applications.get(ctx(), id))
  const { documents, fields } = choicesOf(signed, opened)
  const { items, days, refusals } = readCorrection([...documents, ...fields], values)
  if (refusals.length > 0) return refused(refusals, lang, form)
  if (values['intent'] === 'back') return { values, problems: undefined }
  if (values['intent'] !== 'send')
    return { preview: { items, days, end: endOf(today, days) }, values, problems: undefined }
  const sent = await services.applications.requestCorrection(ctx(form), id, items, { ...versionOf(form), days })
  return sent.ok ? redirect(hrefIn(lang, `/office/cases/${id}?done=correction`)) : refused(sent.refusals, lang, form)
}

/** 「请填写此项。」 says of which item. */
function named(
  problems: readonly Problem[] | undefined,
  choices: readonly Correctable[],
  text: (text: Text) => string,
): readonly Problem[] | undefined {
  return problems?.map(problem => {
    const item = choices.find(({ key }) => problem.field === `reason-${key}`)
    return item
      ? { ...problem, text: `${text(item.name)}${text({ zh: '的原因：', en: ', reason: ' })}${problem.text}` }
      : problem
  })
}

export default function CorrectionPage() {
  const { t, text, href } = useLang()
  const { opened, no, choices, pack, days, end } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, version, state } = opened
  const preview = answer && 'preview' in answer ? answer.preview : undefined
  return (
    <>
      <PageHead
        title={t('要求补正', 'Request a correction')}
        crumbs={[
          { href: href('/office/cases'), label: t('申请登记簿', 'Register') },
          { href: href(`/office/cases/${id}`), label: state.number ?? '' },
        ]}
        lead={t(
          '补正只能告知一次，请一次列全。申请人会收到短信和补正通知。',
          'A correction is requested once, in full. The applicant gets a message with the whole list.',
        )}
      />
      <ErrorSummary problems={named(answer?.problems, [...choices.documents, ...choices.fields], text)} />
      {no ? (
        <Notice tone="warn">
          <p>{no}</p>
          <p>
            <a href={href(`/office/cases/${id}`)}>{t('回到此件', 'Back to the case')}</a>
          </p>
        </Notice>
      ) : preview ? (
        <ConfirmCorrection preview={preview} pack={pack} values={answer?.values ?? {}} version={version} />
      ) : (
        <CorrectionForm
          choices={choices}
          pack={pack}
          days={days}
          end={end}
          version={version}
          values={answer?.values}
          problems={answer?.problems}
        />
      )}
    </>
  )
}

import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import { statusOf } from '#platform/errors/index.ts'
import { Button, ErrorSummary, Notice, PageHead, SelectField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import type { Handle } from '../../shell.ts'
import '../rounds/rounds.css'
import { simulateDesk, type Chosen, type SimulateDesk } from './desk.ts'
import { numbersOf } from './fields.ts'
import { SimulationForm, type FormDataOfPage } from './form.tsx'
import { Result } from './result.tsx'
import './simulate.css'
import { Start } from './start.tsx'
import { changesOf, sideOf, valuesOf, type Values } from './values.ts'

export const handle: Handle = { enhance: true }

/** Broken down by these where a pack has them. */
const USUAL = ['age', 'skill_level']

/** `/office/simulate`: two sets of rules over a round or a list, who gains and who loses. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await simulateDesk(args)
  const { rounds, packs, chosen, today, services } = desk
  const titles = packs.map(({ id, title }) => ({ id, title }))
  return {
    packs: titles,
    rounds: rounds.map(round => ({ ...round, pack: titles.find(each => each.id === round.pack)?.title ?? { zh: round.pack, en: round.pack } })),
    chosen: chosen && formData(chosen, today, services.simulations.maxMb),
    head: chosen?.round && { district: chosen.round.state.district, year: chosen.round.state.year, id: chosen.round.id },
  }
}

/** A round's own numbers apply where the pack stays the same. */
function baseOf({ round, before, after }: Chosen) {
  return round && before.id === after.id ? round.state.parameters : {}
}

function formData(chosen: Chosen, today: string, maxMb: number): FormDataOfPage {
  const { round, before, after } = chosen
  const tie = before.ties.find(each => each.id === round?.state.tie)
  const told = ({ id, title, ties }: Chosen['before']) => ({ id, title, ties: ties.map(({ id, name }) => ({ id, name })) })
  const plain = after.facts.filter(({ id, type }) => ['choice', 'boolean', 'integer', 'decimal'].includes(type) && !USUAL.includes(id))
  const kept = round && after.ties.some(each => each.id === round.state.tie) ? round.state.tie : ''
  return {
    round: round && { quota: round.state.quota, tie: tie?.name },
    before: told(before), after: told(after), ...numbersOf(after, baseOf(chosen)),
    facts: plain.map(({ id, name }) => ({ id, name })), maxMb,
    defaults: { on: today, 'after.quota': round ? String(round.state.quota) : '', 'after.tie': kept },
  }
}

async function inputOf({ chosen }: SimulateDesk, form: FormData, values: Values) {
  if (!chosen) throw new Response(null, { status: 404 })
  const { round, before, after } = chosen
  const file = form.get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const extra = values['by'] ?? ''
  return {
    chosen,
    input: {
      cohort: round ? { round: round.id } : { name: file instanceof File ? file.name : '', bytes },
      before: sideOf('before', before.id, values, {}),
      after: sideOf('after', after.id, values, changesOf(after, values, baseOf(chosen))),
      on: values['on'] ?? '',
      by: [...USUAL, ...(extra === '' ? [] : [extra])],
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await simulateDesk(args)
  const form = await args.request.formData()
  const values = valuesOf(form)
  const { chosen, input } = await inputOf(desk, form, values)
  const done = await desk.services.simulations.simulate(desk.ctx(), input)
  if (!done.ok) return data({ problems: problemsOf(done.refusals, desk.lang), values, result: undefined, threshold: undefined }, { status: statusOf(done.refusals) })
  const threshold = [chosen.before.threshold?.points, input.after.changes['threshold'] ?? chosen.after.threshold?.points] as const
  return { problems: undefined, values, result: done.value, threshold }
}

export default function Simulate() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, text, href } = useLang()
  const { chosen, head, packs, rounds } = loaded
  const district = head && text(findDistrict(head.district)?.name ?? { zh: head.district, en: head.district })
  const lead = !chosen
    ? t('同一批人按改前、改后两套规则各算一遍，看谁得、谁失、入围线怎么变。只出人数。', 'The same people by two sets of rules: who gains, who loses, how the cut-off moves. Counts only.')
    : head ? t(`${district} ${head.year} 年度批次的核查结论；改前的规则：${text(chosen.before.title)}`, `Findings of ${district} ${head.year}; before: ${text(chosen.before.title)}`)
      : t(`上传的名单；改前的规则：${text(chosen.before.title)}`, `A list of your own; before: ${text(chosen.before.title)}`)
  return (
    <>
      <PageHead title={t('规则变动试算', 'What a change would do')} lead={lead}
        {...(chosen ? { crumbs: [{ href: href('/office/simulate'), label: t('另选名单', 'Choose another cohort') }] } : {})} />
      <ErrorSummary problems={answer?.problems} />
      {answer?.result && answer.threshold && <Result result={answer.result} threshold={[...answer.threshold]} />}
      {chosen
        ? (
          <section className={answer?.result ? 'part no-print' : 'no-print'} aria-labelledby="change">
            <h2 id="change">{answer?.result ? t('再改再算', 'Change and compare again') : t('要试的改动', 'The change to try')}</h2>
            {head && (
              <Notice>
                <p>{t('改前按本批次公布的名额、同分规则和分值计算。读取核查结论会记入查阅记录。', 'Before is the round’s own quota, tie rule and numbers. Reading its findings is recorded in the log of reads.')}</p>
              </Notice>
            )}
            <AfterPack chosen={chosen} packs={packs} round={head?.id} />
            <SimulationForm data={chosen} values={answer?.values ?? {}} problems={answer?.problems} />
          </section>
        )
        : <Start rounds={rounds} packs={packs} />}
    </>
  )
}

/** Another scheme after, instead of other numbers in the same. */
function AfterPack({ chosen, packs, round }: {
  readonly chosen: FormDataOfPage
  readonly packs: Awaited<ReturnType<typeof loader>>['packs']
  readonly round: string | undefined
}) {
  const { t, text } = useLang()
  return (
    <form method="get" className="filters" aria-label={t('改后的办法', 'Scheme after')}>
      {round === undefined ? <input type="hidden" name="pack" value={chosen.before.id} /> : <input type="hidden" name="round" value={round} />}
      <SelectField name="after" label={t('改后的办法', 'Scheme after')} value={chosen.after.id} search
        choices={packs.map(pack => ({ value: pack.id, label: text(pack.title) }))} />
      <Button kind="plain">{t('换成这个办法', 'Use this scheme')}</Button>
    </form>
  )
}

import type { Text, TieRule } from '#policy'
import {
  Button, DateField, FileField, NumberField, PostForm, SelectField, type Choice, type FieldProps,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { NumberGroup, NumberInput } from './fields.ts'
import type { Values } from './values.ts'

export interface FormDataOfPage {
  /** Undefined when a file is to be uploaded. */
  readonly round: { readonly quota: number; readonly tie: Text | undefined } | undefined
  readonly before: { readonly id: string; readonly title: Text; readonly ties: readonly Pick<TieRule, 'id' | 'name'>[] }
  readonly after: { readonly id: string; readonly title: Text; readonly ties: readonly Pick<TieRule, 'id' | 'name'>[] }
  readonly threshold: NumberInput | undefined
  readonly groups: readonly NumberGroup[]
  readonly facts: readonly { readonly id: string; readonly name: Text }[]
  readonly maxMb: number
  readonly defaults: Values
}

interface Props {
  readonly data: FormDataOfPage
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}

/** Quota, tie rule, numbers and the day; what is left as it is changes nothing. */
export function SimulationForm({ data, values, problems }: Props) {
  const { t, text } = useLang()
  const shared = (name: string) => ({ name, problems, value: values[name] ?? data.defaults[name] })
  return (
    <PostForm files={data.round === undefined} label={t('试算', 'Simulation')} className="form simulate-form no-print">
      {data.round === undefined && <Upload data={data} shared={shared} />}
      <fieldset>
        <legend>{t('改后', 'After')}</legend>
        <div className="parameter-grid">
          <NumberField {...shared('after.quota')} label={t('名额', 'Quota')} unit={t('人', 'people')} optional />
          <Ties {...shared('after.tie')} label={t('同分规则', 'Tie rule')} ties={data.after.ties} />
          {data.threshold && <NumberOf input={data.threshold} values={values} problems={problems} />}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('改后的分值和封顶', 'Points and caps after')}</legend>
        <p className="field-hint">{t('只改要试的数值，其余照旧。', 'Change what is to be tried; the rest stays.')}</p>
        {data.groups.map(group => <Numbers key={group.id} group={group} values={values} problems={problems} />)}
      </fieldset>
      <div className="parameter-grid">
        <DateField {...shared('on')} label={t('按哪一天计算', 'Day of evaluation')}
          hint={t('年龄、近五年等按这一天算。', 'Ages and the like are counted on this day.')} />
        <SelectField {...shared('by')} label={t('另外按……分', 'Break down by one more')} optional none={t('不另分', 'nothing more')}
          choices={data.facts.map(({ id, name }) => ({ value: id, label: text(name) }))} />
      </div>
      <Button>{t('试算', 'Compare')}</Button>
    </PostForm>
  )
}

type Shared = (name: string) => Pick<FieldProps, 'name' | 'problems'> & { readonly value: string | undefined }

function Upload({ data, shared }: { readonly data: FormDataOfPage; readonly shared: Shared }) {
  const { t } = useLang()
  const { problems } = shared('file')
  return (
    <fieldset>
      <legend>{t('名单和改前', 'The list, and before')}</legend>
      <FileField name="file" problems={problems} accept=".csv,text/csv" label={t('CSV 文件', 'CSV file')}
        hint={t(
          `一行一个人，列名为事实的名称或编号，可有“镇街”列；最大 ${data.maxMb} MB。文件只用于这一次试算，不保存；再试时请重新选择。`,
          `A row a person; headings are names or ids of facts, one may be “town”. At most ${data.maxMb} MB. The file is used for this comparison only and not kept: choose it again to try other numbers.`,
        )} />
      <div className="parameter-grid">
        <NumberField {...shared('before.quota')} label={t('改前的名额', 'Quota before')} unit={t('人', 'people')} optional
          hint={t('留空则只比较是否符合条件和得分。', 'Empty: only eligibility and points are compared.')} />
        <Ties {...shared('before.tie')} label={t('改前的同分规则', 'Tie rule before')} ties={data.before.ties} />
      </div>
    </fieldset>
  )
}

function Ties({ ties, ...field }: FieldProps & { readonly value: string | undefined; readonly ties: FormDataOfPage['after']['ties'] }) {
  const { t, text } = useLang()
  const choices: Choice[] = ties.map(({ id, name }) => ({ value: id, label: text(name) }))
  const all = choices.length > 0 ? choices : [{ value: 'all-in', label: t('同分同落', 'Ties stay together') }]
  return <SelectField {...field} choices={all} optional none={t('同分同落', 'Ties stay together')} />
}

/** The numbers of one heading; open where one of them was changed or is wrong. */
function Numbers({ group, values, problems }: { readonly group: NumberGroup; readonly values: Values; readonly problems: Props['problems'] }) {
  const { t, text } = useLang()
  const touched = group.inputs.filter(({ name, value }) => (values[name] ?? value) !== value).length
  const wrong = group.inputs.some(({ name }) => problems?.some(each => each.field === name))
  return (
    <details className="numbers" open={touched > 0 || wrong}>
      <summary>
        {text(group.name)} <span className="quiet">{t(`${group.inputs.length} 项`, `${group.inputs.length}`)}{touched > 0 && t(`，改了 ${touched} 项`, `, ${touched} changed`)}</span>
      </summary>
      <div className="parameter-grid">
        {group.inputs.map(input => <NumberOf key={input.name} input={input} values={values} problems={problems} />)}
      </div>
    </details>
  )
}

function NumberOf({ input, values, problems }: { readonly input: NumberInput; readonly values: Values; readonly problems: Props['problems'] }) {
  const { t, text } = useLang()
  const { name, label, unit, value, options } = input
  const typed = values[name]
  const changed = typed !== undefined && typed.trim() !== value
  const field = {
    name, problems, search: true, value: typed ?? value, label: text(label),
    hint: changed ? t(`改前 ${value === '' ? '未公布' : value}`, `before: ${value === '' ? 'none' : value}`) : undefined,
  }
  if (unit === 'option') {
    return <SelectField {...field} none={t('未定', 'not set')} choices={(options ?? []).map(each => ({ value: each.value, label: text(each.name) }))} />
  }
  return <NumberField {...field} decimal={unit === 'points'} {...(unit === 'points' ? { unit: t('分', 'points') } : {})} />
}

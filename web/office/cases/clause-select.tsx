import type { Clause, Pack } from '#policy'
import { SelectField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

const SHOWN = 34

/** One of the pack's published clauses (the clause rule); those of the conditions come first. */
export function ClauseSelect({
  pack,
  value,
  problems,
  label,
  hint,
}: {
  readonly pack: Pack
  readonly value: string | undefined
  readonly problems: readonly Problem[] | undefined
  readonly label: string
  readonly hint?: string
}) {
  const { lang } = useLang()
  const first = new Set(pack.conditions.map(({ clause }) => clause))
  const clauses = [...pack.clauses].sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)))
  return (
    <SelectField
      name="clause"
      label={label}
      hint={hint}
      value={value}
      problems={problems}
      choices={clauses.map(clause => ({ value: clause.id, label: brief(clause, lang) }))}
    />
  )
}

function brief({ id, number, quote, en }: Clause, lang: 'zh' | 'en'): string {
  const whole = lang === 'zh' ? quote : en
  const limit = lang === 'zh' ? SHOWN : SHOWN * 2
  const short = [...whole].length > limit ? `${[...whole].slice(0, limit).join('')}…` : whole
  return lang === 'zh' ? `${id} ${number}：${short}` : `${id}: ${short}`
}

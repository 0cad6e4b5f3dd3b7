import type { Clause, Fact } from '#policy'
import type { FactView, FindingView } from '#server/review/index.ts'
import {
  Card, ClauseRef, formatInstant, NumberField, RadioField, SelectField, StatusTag, TextareaField, TextField,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { Entry } from './entries.ts'
import { shownValue, verdictWords } from './words.ts'

interface FormProps {
  readonly row: FactView
  readonly entry: Entry | undefined
  readonly problems: readonly Problem[] | undefined
  readonly clause: Clause | undefined
  readonly policy: string
  readonly lateReason: boolean
}

/** One fact to judge: the claim, the verdict, the value and the reason. */
export function FactForm({ row, entry, problems, clause, policy, lateReason }: FormProps) {
  const { t, text } = useLang()
  const { fact, finding } = row
  const choices = row.verdicts.map(verdict => ({
    value: verdict,
    label: text(verdictWords[verdict].name),
    hint: text(verdictWords[verdict].hint),
  }))
  const stored = {
    verdict: finding?.verdict ?? '',
    value: finding?.verdict === 'adjusted' ? typed(finding) : '',
    reason: finding?.reason ?? '',
  }
  const shown = entry ?? stored
  return (
    <Card title={text(fact.name)}>
      <Claim row={row} />
      <div className="verdicts">
        <RadioField
          name={`${fact.id}.verdict`}
          label={t('结论', 'Finding')}
          choices={choices}
          value={shown.verdict}
          problems={problems}
        />
      </div>
      <div className="finding-fields">
        <ValueField fact={fact} name={`${fact.id}.value`} value={shown.value} problems={problems} />
        <TextareaField
          name={`${fact.id}.reason`}
          label={t('理由', 'Reason')}
          rows={2}
          maxLength={500}
          value={shown.reason}
          problems={problems}
          optional={!lateReason}
          hint={lateReason ? undefined : t('「属实」可以不填', 'Not needed for “true”')}
        />
      </div>
      <History row={row} />
      <Routing row={row} />
      {clause && <ClauseRef clause={clause} policy={policy} />}
    </Card>
  )
}

/** One fact where nothing can be recorded any more, or not yet. */
export function FactRecord({ row }: { readonly row: FactView }) {
  const { t, text } = useLang()
  return (
    <Card title={text(row.fact.name)}>
      <Claim row={row} />
      {!row.finding && <p>{t('没有结论。', 'No finding.')}</p>}
      <History row={row} />
      <Routing row={row} />
    </Card>
  )
}

function Claim({ row }: { readonly row: FactView }) {
  const { t, text } = useLang()
  return (
    <p className="claim">
      {t('申报：', 'Claimed: ')}<strong>{text(shownValue(row.fact, row.claim))}</strong>
      {row.implied && <span className="field-hint">{t('（没有填写，按此核查）', ' (not answered: checked as this)')}</span>}
      {row.recheck && <>{' '}<StatusTag tone="warn">{t('请重新核查', 'to be checked again')}</StatusTag></>}
    </p>
  )
}

interface ValueProps {
  readonly fact: Fact
  readonly name: string
  readonly value: string
  readonly problems: readonly Problem[] | undefined
}

function ValueField({ fact, ...props }: ValueProps) {
  const { t, text } = useLang()
  const shared = {
    ...props,
    label: t('核定值', 'Adjusted value'),
    optional: true,
    hint: t('只在「核定为其他值」时填', 'Only with “adjusted”'),
  }
  if (fact.type === 'boolean') {
    return (
      <SelectField
        {...shared}
        none={t('不填', 'none')}
        choices={[
          { value: '是', label: t('是', 'yes') },
          { value: '否', label: t('否', 'no') },
        ]}
      />
    )
  }
  if (fact.type === 'choice') {
    return (
      <SelectField
        {...shared}
        none={t('不填', 'none')}
        choices={(fact.options ?? []).map(option => ({ value: option.value, label: text(option.name) }))}
      />
    )
  }
  if (fact.type === 'date') return <TextField {...shared} width="short" />
  return <NumberField {...shared} decimal={fact.type === 'decimal'} unit={fact.unit && text(fact.unit)} />
}

/** What was found and by whom, the earlier findings after it. */
function History({ row }: { readonly row: FactView }) {
  const { t } = useLang()
  if (!row.finding) return null
  return (
    <>
      <p className="field-hint">{t('已录入：', 'Recorded: ')}<Said fact={row.fact} finding={row.finding} /></p>
      {row.earlier.length > 0 && (
        <details>
          <summary>{t(`更正前的结论（${row.earlier.length}）`, `Earlier findings (${row.earlier.length})`)}</summary>
          <ul>{row.earlier.map(finding => <li key={finding.at}><Said fact={row.fact} finding={finding} /></li>)}</ul>
        </details>
      )}
    </>
  )
}

function Said({ fact, finding }: { readonly fact: Fact; readonly finding: FindingView }) {
  const { lang, t, text } = useLang()
  const value =
    finding.value === undefined
      ? ''
      : t(`（${text(shownValue(fact, finding.value))}）`, ` (${text(shownValue(fact, finding.value))})`)
  return (
    <>
      {text(verdictWords[finding.verdict].name)}{value}
      {finding.reason && t(`，理由：${finding.reason}`, `, reason: ${finding.reason}`)}
      {t('，', ', ')}{finding.by} <time dateTime={finding.at}>{formatInstant(finding.at, lang)}</time>
    </>
  )
}

function Routing({ row }: { readonly row: FactView }) {
  const { t, text } = useLang()
  if (row.routing.length === 0) return null
  return (
    <details>
      <summary>{t('由哪一级、哪一家核查', 'Which office verifies')}</summary>
      <ul>{row.routing.map(each => <li key={each.zh}>{text(each)}</li>)}</ul>
    </details>
  )
}

function typed({ value }: FindingView): string {
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value ?? '')
}

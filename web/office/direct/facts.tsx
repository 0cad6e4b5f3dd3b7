import { formatValue } from '#policy'
import type { FactLine } from '#server/direct/index.ts'
import { Button, Card, FieldProblem, PostForm, StatusTag, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Refused } from '../answers.ts'
import { Basis } from './parts.tsx'
import { Version, type HandlingProps } from './why.tsx'
import { verdictWords } from './words.ts'

/** What the scheme decides by: stated beside found. Only what was found decides. */
export function Facts({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const { view, role } = loaded
  const mayFind = role === 'clerk' && view.state.status === 'accepted'
  return (
    <Card title={t('条件核查', 'Conditions')}>
      <Conditions loaded={loaded} />
      <PostForm name={`findings-${view.id}`} label={t('核查结论', 'Findings')}>
        <Version loaded={loaded} />
        {view.facts.map(line => (
          <Line key={line.fact.id} line={line} mayFind={mayFind} answer={answer} />
        ))}
        {mayFind && (
          <Button kind="plain" name="intent" value="findings">
            {t('保存核查结论', 'Save the findings')}
          </Button>
        )}
      </PostForm>
    </Card>
  )
}

const OUTCOMES = {
  eligible: { tone: 'good', name: { zh: '按核查结论：符合条件', en: 'By the findings: eligible' } },
  not_eligible: { tone: 'bad', name: { zh: '按核查结论：不符合条件', en: 'By the findings: not eligible' } },
  undecided: { tone: 'info', name: { zh: '还有事项未核查', en: 'Some facts are not established yet' } },
} as const

const MARKS = {
  open: { style: 'mark-open', sign: '?', name: { zh: '未定', en: 'open' } },
  met: { style: 'mark-met', sign: '✓', name: { zh: '符合', en: 'met' } },
  not: { style: 'mark-not', sign: '×', name: { zh: '不符合', en: 'not met' } },
} as const

const markOf = (holds: boolean | undefined) => MARKS[holds === undefined ? 'open' : holds ? 'met' : 'not']

/** Every condition and route by the findings, each with its clause. */
function Conditions({ loaded }: Pick<HandlingProps, 'loaded'>) {
  const { text } = useLang()
  const { found } = loaded.view
  const { tone, name } = OUTCOMES[found.outcome]
  return (
    <>
      <p>
        <StatusTag tone={tone}>{text(name)}</StatusTag>
      </p>
      <ul className="bare-list conditions">
        {[...found.conditions, ...found.routes].map(line => {
          const mark = markOf(line.holds)
          return (
            <li key={line.condition}>
              <span className={mark.style} aria-hidden="true">
                {mark.sign}
              </span>{' '}
              {text(line.name)} <span className="field-hint">{text(mark.name)}</span>{' '}
              <Basis loaded={loaded} id={line.clause} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

interface LineProps {
  readonly line: FactLine
  readonly answer: Refused | undefined
}

function Line({ line, mayFind, answer }: LineProps & { readonly mayFind: boolean }) {
  const { lang, t, text } = useLang()
  const { fact, claim, finding, given, departmentName } = line
  const shown = (value: typeof claim) =>
    value === undefined ? t('未填', 'not stated') : text(formatValue(fact, value))
  return (
    <fieldset className="finding">
      <legend>
        {text(fact.name)} <span className="field-hint">{text(departmentName)}</span>
      </legend>
      <p>
        {t('申报：', 'Stated: ')}
        <strong>{shown(claim)}</strong>
      </p>
      {given !== undefined && (
        <p>
          {t('由登记资料确定：', 'Established by the records: ')}
          <strong>{shown(given)}</strong>
        </p>
      )}
      {finding && (
        <p>
          {t('核查：', 'Found: ')}
          <StatusTag tone={finding.verdict === 'confirmed' ? 'good' : 'warn'}>
            {text(verdictWords[finding.verdict])}
          </StatusTag>{' '}
          {finding.value !== undefined && <strong>{shown(finding.value)}</strong>} {finding.reason}{' '}
          <span className="field-hint">
            {finding.byName} {formatDate(finding.on, lang)}
          </span>
        </p>
      )}
      {mayFind && given === undefined && <Verdict line={line} answer={answer} />}
    </fieldset>
  )
}

/** The finding of one fact: never just the claim taken over. */
function Verdict({ line, answer }: LineProps) {
  const { t, text } = useLang()
  const { fact, claim, finding } = line
  const values = answer?.values ?? {}
  const name = `verdict:${fact.id}`
  return (
    <>
      <FieldProblem name={`value:${fact.id}`} problems={answer?.problems} />
      <div className="verdicts">
        {(['confirmed', 'differs', 'not_established'] as const).map(verdict => (
          <label className="tick-line" key={verdict}>
            <input
              type="radio"
              name={name}
              value={verdict}
              defaultChecked={(values[name] ?? finding?.verdict) === verdict}
              disabled={verdict === 'confirmed' && claim === undefined}
            />
            {text(verdictWords[verdict])}
          </label>
        ))}
        <Value line={line} value={values[`value:${fact.id}`]} />
        <input
          className="input"
          name={`reason:${fact.id}`}
          defaultValue={values[`reason:${fact.id}`] ?? finding?.reason}
          maxLength={300}
          placeholder={t('理由（不符、无法核实时）', 'Reason (where it differs or cannot be established)')}
          aria-label={t(`${fact.name.zh}的理由`, `Reason for ${fact.name.en}`)}
        />
      </div>
    </>
  )
}

/** What was found instead, for 与申报不符. */
function Value({ line: { fact }, value }: { readonly line: FactLine; readonly value: string | undefined }) {
  const { t, text } = useLang()
  const name = `value:${fact.id}`
  const label = t(`${fact.name.zh}：查明为`, `${fact.name.en}: found to be`)
  const options =
    fact.type === 'boolean'
      ? [
          { value: 'yes', name: { zh: '是', en: 'Yes' } },
          { value: 'no', name: { zh: '否', en: 'No' } },
        ]
      : fact.type === 'choice'
        ? (fact.options ?? [])
        : undefined
  if (!options)
    return (
      <input
        className="input"
        name={name}
        id={name}
        defaultValue={value}
        aria-label={label}
        placeholder={t('查明为', 'Found to be')}
      />
    )
  return (
    <select className="input" name={name} id={name} defaultValue={value ?? ''} aria-label={label}>
      <option value="">{t('查明为…', 'Found to be…')}</option>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {text(option.name)}
        </option>
      ))}
    </select>
  )
}

import { formatValue } from '#policy'
import type { FactLine } from '#server/direct/index.ts'
import { Button, Card, FieldProblem, PostForm, StatusTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Refused } from '../answers.ts'
import type { CaseData } from './case.tsx'
import { Basis } from './parts.tsx'
import { verdictWords } from './words.ts'

/** What the scheme decides by: stated beside found. Only what was found decides. */
export function Facts({ loaded, answer }: { readonly loaded: CaseData; readonly answer: Refused | undefined }) {
  const { t, text } = useLang()
  const { view, role } = loaded
  const mayFind = role === 'clerk' && view.state.status === 'accepted'
  const outcome = view.found.outcome
  const words = {
    eligible: { tone: 'good', name: t('按核查结论：符合条件', 'By the findings: eligible') },
    not_eligible: { tone: 'bad', name: t('按核查结论：不符合条件', 'By the findings: not eligible') },
    undecided: { tone: 'info', name: t('还有事项未核查', 'Some facts are not established yet') },
  } as const
  return (
    <Card title={t('条件核查', 'Conditions')}>
      <p>
        <StatusTag tone={words[outcome].tone}>{words[outcome].name}</StatusTag>
      </p>
      <ul className="bare-list conditions">
        {[...view.found.conditions, ...view.found.routes].map(line => (
          <li key={line.condition}>
            <span
              className={line.holds === undefined ? 'mark-open' : line.holds ? 'mark-met' : 'mark-not'}
              aria-hidden="true"
            >
              {line.holds === undefined ? '?' : line.holds ? '✓' : '×'}
            </span>{' '}
            {text(line.name)}{' '}
            <span className="field-hint">
              {line.holds === undefined ? t('未定', 'open') : line.holds ? t('符合', 'met') : t('不符合', 'not met')}
            </span>{' '}
            <Basis loaded={loaded} id={line.clause} />
          </li>
        ))}
      </ul>
      <PostForm name={`findings-${view.id}`} label={t('核查结论', 'Findings')}>
        <input type="hidden" name="version" value={view.version} />
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

function Line({
  line,
  mayFind,
  answer,
}: {
  readonly line: FactLine
  readonly mayFind: boolean
  readonly answer: Refused | undefined
}) {
  const { t, text } = useLang()
  const { fact, claim, finding, given, departmentName } = line
  const shown = (value: typeof claim) =>
    value === undefined ? t('未填', 'not stated') : text(formatValue(fact, value))
  const values = answer?.values ?? {}
  const name = `verdict:${fact.id}`
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
          {finding.value !== undefined && <strong>{shown(finding.value)}</strong>}{' '}
          <span className="field-hint">
            {finding.byName} {finding.on}
          </span>
        </p>
      )}
      {mayFind && given === undefined && (
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
              defaultValue={values[`reason:${fact.id}`]}
              maxLength={300}
              placeholder={t('理由（不符、无法核实时）', 'Reason (where it differs or cannot be established)')}
              aria-label={t(`${fact.name.zh}的理由`, `Reason for ${fact.name.en}`)}
            />
          </div>
        </>
      )}
    </fieldset>
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

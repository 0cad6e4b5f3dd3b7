import { Button, Card, DateField, Notice, PostForm, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { restKey, type Draft, type Row } from './read-form.ts'

interface Props {
  readonly draft: Draft
  readonly problems: readonly Problem[] | undefined
  /** Units that this city does not know: a person says that they are units. */
  readonly unknown: readonly string[]
}

/** What was recognised, every field open to correction, and what was not. */
export function Confirm({ draft, problems, unknown }: Props) {
  const { t } = useLang()
  const { rows, source } = draft
  return (
    <PostForm name="confirm" files className="form wide" label={t('核对', 'Check')}>
      <Recognised draft={draft} />
      <textarea name="source" defaultValue={source} hidden readOnly aria-hidden="true" />
      <input type="hidden" name="count" value={rows.length} />
      <Unknown draft={draft} unknown={unknown} problems={problems} />
      <About draft={draft} problems={problems} />
      <h2>{t('任务', 'Tasks')}</h2>
      <ol className="bare-list confirm-rows">
        {rows.map(row => (
          <li key={row.field}>
            <TaskRow row={row} problems={problems} />
          </li>
        ))}
      </ol>
      <Left draft={draft} />
      <p className="actions">
        <Button name="intent" value="create">
          {t('核对无误，建立台账', 'Checked: make the board')}
        </Button>
      </p>
    </PostForm>
  )
}

/** A slip of the pen would become a unit that reports nothing: each name that is new is confirmed on its own. */
function Unknown({ draft: { confirmed }, unknown, problems }: Props) {
  const { t } = useLang()
  if (unknown.length === 0) return null
  const wrong = problems?.find(({ field }) => field === 'units')
  return (
    <Card title={t(`本市没有登记过的单位（${unknown.length}）`, `Units not known in this city (${unknown.length})`)}>
      <p id="units" className={wrong ? 'field-error' : 'muted'}>
        {t(
          '请逐个核对：名称有误的，在下面的任务里改正；确实是单位的，勾选确认。',
          'Check each: correct a wrong name in its task below, tick what is a unit.',
        )}
      </p>
      <ul className="bare-list">
        {unknown.map(name => (
          <li key={name}>
            <label className="chosen">
              <input
                className="tick-box"
                type="checkbox"
                name="unit"
                value={name}
                defaultChecked={confirmed.includes(name)}
              />{' '}
              <span lang="zh-Hans-CN">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Recognised({ draft: { rows, rest, missing, organisations } }: Pick<Props, 'draft'>) {
  const { t } = useLang()
  const unassigned = rows.filter(({ lead }) => lead === '').length
  return (
    <Notice tone={missing.length > 0 || unassigned > 0 ? 'warn' : 'good'}>
      <p>
        {t(
          `识别出 ${rows.length} 项任务、${organisations} 个单位，${rest.length} 段没有列为任务。`,
          `${rows.length} tasks and ${organisations} departments recognised; ${rest.length} lines are no task.`,
        )}
      </p>
      {missing.length > 0 && (
        <p>{t(`编号不连续，没有找到：${missing.join('、')}。`, `Numbers are missing: ${missing.join(', ')}.`)}</p>
      )}
      {unassigned > 0 && (
        <p>
          {t(
            `${unassigned} 项没有识别出牵头单位，没有勾选的不列入台账。`,
            `${unassigned} without a lead; those not ticked are left out.`,
          )}
        </p>
      )}
    </Notice>
  )
}

function About({ draft, problems }: Omit<Props, 'unknown'>) {
  const { t } = useLang()
  return (
    <Card title={t('文件', 'The document')}>
      <TextField name="title" label={t('标题', 'Title')} value={draft.title} problems={problems} maxLength={120} />
      <div className="field-grid">
        <TextField name="number" optional label={t('文号', 'Number')} value={draft.number} problems={problems} />
        <DateField name="issued" optional label={t('印发日期', 'Issued')} value={draft.issued} problems={problems} />
        <TextField
          name="period"
          label={t('报送期名称', 'Name of the period')}
          value={draft.period}
          problems={problems}
          maxLength={40}
        />
        <DateField name="from" label={t('本期开始', 'Period begins')} value={draft.from} problems={problems} />
        <DateField name="dueOn" label={t('报送截止', 'Report day')} value={draft.dueOn} problems={problems} />
      </div>
    </Card>
  )
}

interface RowProps {
  readonly row: Row
  readonly problems: readonly Problem[] | undefined
}

function TaskRow({ row, problems }: RowProps) {
  const { t } = useLang()
  const { field, take, clause, assigned, lines } = row
  const wrong = (problems ?? []).filter(problem => problem.field?.startsWith(`${field}-`))
  return (
    <fieldset className={wrong.length > 0 ? 'confirm-row wrong' : 'confirm-row'}>
      <legend className="visually-hidden">{t(`任务 ${clause}`, `Task ${clause}`)}</legend>
      {wrong.map(({ text, field: id }) => (
        <p key={`${id} ${text}`} className="field-error">
          {text}
        </p>
      ))}
      <label className="chosen">
        <input className="tick-box" type="checkbox" name={`${field}-take`} value="yes" defaultChecked={take} />{' '}
        {t('列入', 'Take')}
      </label>
      <Fields row={row} />
      <input type="hidden" name={`${field}-assigned`} value={assigned} />
      <input type="hidden" name={`${field}-lines`} value={lines} />
      <p className="small muted">
        {t(`原文第 ${lines} 行`, `line ${lines}`)}
        {assigned && ' · '}
        <span lang="zh-Hans-CN">{assigned}</span>
      </p>
    </fieldset>
  )
}

function Fields({ row: { field, clause, quote, lead, partners } }: Pick<RowProps, 'row'>) {
  const { t } = useLang()
  const named = (name: string, label: string) => {
    const id = `${field}-${name}`
    return { id, name: id, 'aria-label': `${label} ${clause}`, className: 'input', lang: 'zh-Hans-CN' }
  }
  const number = { ...named('clause', t('条款', 'Clause')), className: 'input clause-input' }
  return (
    <>
      <input {...number} defaultValue={clause} />
      <textarea {...named('quote', t('任务原文', 'Wording'))} rows={3} defaultValue={quote} />
      <div className="confirm-who">
        <label htmlFor={`${field}-lead`}>{t('牵头', 'Lead')}</label>
        <input {...named('lead', t('牵头单位', 'Lead'))} defaultValue={lead} />
        <label htmlFor={`${field}-partners`}>{t('参与', 'Partners')}</label>
        <input {...named('partners', t('参与单位', 'Partners'))} defaultValue={partners} />
      </div>
      {partners.includes('各') && (
        <p className="small muted">
          {t(
            '「各市、区」建成后展开为本市的每个县（市、区），各自签报。原文没有点到的，请删去。',
            '“各市、区” becomes every county and district of the city. Delete it where the text does not mean them.',
          )}
        </p>
      )}
    </>
  )
}

/** Every line that is no task: kept with the board, and may be ticked to become one. */
function Left({ draft: { rest } }: Pick<Props, 'draft'>) {
  const { t } = useLang()
  if (rest.length === 0) return null
  return (
    <Card title={t(`未列为任务的段落（${rest.length}）`, `Lines that are no task (${rest.length})`)}>
      <p className="muted">
        {t(
          '这些文字随台账保存。漏掉的任务可以勾选后补进上面的任务。',
          'They are kept with the board. Tick one to add it to the tasks above.',
        )}
      </p>
      <ul className="bare-list rest">
        {rest.map(one => (
          <li key={`${one.line} ${one.text}`}>
            <label className="chosen">
              <input className="tick-box" type="checkbox" name="rest" value={restKey(one)} />{' '}
              <span lang="zh-Hans-CN">{one.text}</span>
            </label>
          </li>
        ))}
      </ul>
      <Button kind="plain" name="intent" value="again">
        {t('把勾选的段落列为任务', 'Make tasks of those ticked')}
      </Button>
    </Card>
  )
}

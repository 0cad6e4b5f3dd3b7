import type { Pack } from '#policy'
import { Button, LinkButton } from '../../design/button.tsx'
import { formatPoints } from '../../design/format.ts'
import { Notice } from '../../design/messages.tsx'
import { ClauseRef } from '../../design/source.tsx'
import { useLang } from '../../language.tsx'
import { Answers } from './answers.tsx'
import type { Saved } from './saved.ts'
import type { View } from './view.ts'

interface ResultProps {
  readonly pack: Pack
  readonly saved: Saved
  readonly view: View
  readonly onEdit: (fact: string) => void
  readonly onMore: () => void
}

/** What the answers mean, what is missing, what would help most, what to bring. */
export function Result({ pack, saved, view, onEdit, onMore }: ResultProps) {
  const { t, href } = useLang()
  const open = view.failed ? [] : view.open
  return (
    <section className="result" aria-labelledby="result">
      <h2 id="result">{t('结果', 'Result')}</h2>
      <Verdict pack={pack} view={view} />
      {open.length > 0 && <Missing pack={pack} saved={saved} open={open} onEdit={onEdit} onMore={onMore} />}
      {!view.failed && <Improvements view={view} />}
      <ToBring pack={pack} view={view} />
      <Answers facts={pack.facts} saved={saved} onEdit={onEdit} />
      <div className="actions">
        {!view.failed && <LinkButton href={href('/check/apply')}>{t('去申请', 'Apply')}</LinkButton>}
        <LinkButton kind="plain" href={href(`/policies/${pack.id}`)}>{t('查看政策全文', 'Read the policy')}</LinkButton>
      </div>
    </section>
  )
}

function Verdict({ pack, view }: Pick<ResultProps, 'pack' | 'view'>) {
  const { t, text } = useLang()
  const threshold = pack.threshold?.points ?? 0
  const lacking = threshold - view.total.min
  const condition = pack.conditions.find(({ id }) => id === view.failed?.condition)
  const clause = pack.clauses.find(({ id }) => id === (condition?.clause ?? pack.threshold?.clause))
  const basis = clause && <ClauseRef clause={clause} policy={pack.id} />
  if (condition) {
    return <Notice tone="bad" live title={t('按您的回答，目前不能申请', 'By your answers you cannot apply now')}><p>{text(condition.refusal)}</p>{basis}</Notice>
  }
  if (lacking > 0) {
    return (
      <Notice tone="warn" live title={t(`还差 ${formatPoints(lacking)} 分`, `${formatPoints(lacking)} points short`)}>
        <p>{t(`积满 ${formatPoints(threshold)} 分才能申请。下面是还可以补的。`, `One may apply with ${formatPoints(threshold)} points. See below what can be added.`)}</p>
        {basis}
      </Notice>
    )
  }
  return (
    <Notice tone="good" live title={t('按您的回答，可以申请', 'By your answers you may apply')}>
      <p>
        {t(
          '能不能入户，还要看排名是否在区当年名额之内；得分以各部门核查的结果为准。',
          'Whether you settle also depends on your rank within the district’s quota; the points that count are those the departments find.',
        )}
      </p>
      {basis}
    </Notice>
  )
}

function Missing({ pack, saved, open, onEdit, onMore }: Pick<ResultProps, 'pack' | 'saved' | 'onEdit' | 'onMore'> & {
  readonly open: readonly string[]
}) {
  const { t, text } = useLang()
  const facts = open.flatMap((id) => pack.facts.find((fact) => fact.id === id) ?? [])
  return (
    <div>
      <h3>{t('还没有回答的', 'Not answered yet')}</h3>
      <p className="muted">{t('没有回答的暂按没有计算。', 'What is not answered counts nothing for now.')}</p>
      <ul className="bare-list">
        {facts.map((fact) => (
          <li key={fact.id}>
            <Button kind="quiet" type="button" onClick={() => onEdit(fact.id)}>{text(fact.name)}</Button>
          </li>
        ))}
      </ul>
      {open.some((id) => !saved.skipped.includes(id)) && (
        <Button kind="plain" type="button" onClick={onMore}>{t('继续回答', 'Go on answering')}</Button>
      )}
    </div>
  )
}

function Improvements({ view }: Pick<ResultProps, 'view'>) {
  const { t, text } = useLang()
  if (view.improvements.length === 0) return null
  return (
    <div>
      <h3>{t('怎样加分最多', 'What would lift the total most')}</h3>
      <ul>{view.improvements.map((each) => <li key={`${each.fact}${each.to}`}>{text(each.text)}</li>)}</ul>
    </div>
  )
}

function ToBring({ pack, view }: Pick<ResultProps, 'pack' | 'view'>) {
  const { t, text } = useLang()
  const claimed = new Set(view.scored.flatMap(({ line, points }) => (points > 0 ? line.documents : [])))
  const documents = pack.documents.filter(({ id, required }) => required === 'always' || claimed.has(id))
  if (view.failed || documents.length === 0) return null
  return (
    <div>
      <h3>{t('要准备的材料', 'What to bring')}</h3>
      <ul>{documents.map((document) => <li key={document.id}>{text(document.name)}</li>)}</ul>
    </div>
  )
}

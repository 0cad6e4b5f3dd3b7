import { Button, LinkButton } from '../../design/button.tsx'
import { formatPoints, inPoints } from '../../design/format.ts'
import { Notice } from '../../design/messages.tsx'
import { useLang } from '../../language.tsx'
import { Answers } from './answers.tsx'
import { ClauseLink } from './clause-link.tsx'
import type { Saved } from './saved.ts'
import type { Scheme } from './schemes.ts'
import { Validity } from './validity.tsx'
import type { View } from './view.ts'

interface ResultProps {
  readonly scheme: Scheme
  readonly saved: Saved
  readonly view: View
  readonly apply: boolean
  readonly onEdit: (fact: string) => void
  readonly onMore: () => void
}

/** What the answers mean, what is missing, what would help most, what to bring. */
export function Result({ scheme, saved, view, apply, onEdit, onMore }: ResultProps) {
  const { t, href } = useLang()
  const { pack, state } = scheme
  const open = view.failed ? [] : view.open
  return (
    <section className="result" aria-labelledby="result">
      <h2 id="result">{t('结果', 'Result')}</h2>
      {state !== 'in_force' && <Notice tone="warn"><Validity scheme={scheme} /></Notice>}
      <Verdict scheme={scheme} view={view} />
      <Lacking view={view} />
      {open.length > 0 && <Unanswered pack={pack} saved={saved} open={open} onEdit={onEdit} onMore={onMore} />}
      {!view.failed && <Improvements view={view} />}
      <ToBring pack={pack} view={view} />
      <Answers facts={pack.facts} saved={saved} onEdit={onEdit} />
      <div className="actions">
        {apply && !view.failed && <LinkButton href={href('/check/apply')}>{t('去申请', 'Apply')}</LinkButton>}
        <LinkButton kind="plain" href={href('/check')}>{t('和其他地方比一比', 'Compare with other places')}</LinkButton>
        <LinkButton kind="plain" href={href(`/policies/${pack.id}`)}>{t('查看政策全文', 'Read the policy')}</LinkButton>
      </div>
    </section>
  )
}

function Verdict({ scheme: { pack, state }, view: { standing, total, threshold = 0 } }: Pick<ResultProps, 'scheme' | 'view'>) {
  const { t, text } = useLang()
  const { failed, evaluation, ways, unset } = standing
  const gate = <ClauseLink pack={pack} id={pack.threshold?.clause} />
  if (failed) {
    return (
      <Notice tone="bad" live title={t('按您的回答，目前不能申请', 'By your answers you cannot apply now')}>
        <p>{text(failed.refusal)}</p>
        <ClauseLink pack={pack} id={failed.clause} />
      </Notice>
    )
  }
  if (total.min < threshold && !standing.exempt) {
    return (
      <Notice tone="warn" live title={t(`还差 ${formatPoints(threshold - total.min)} 分`, `${inPoints(formatPoints(threshold - total.min))} short`)}>
        <p>{t(`积满 ${formatPoints(threshold)} 分才能申请。下面是还可以补的。`, `One may apply with ${formatPoints(threshold)} points. See below what can be added.`)}</p>
        {gate}
      </Notice>
    )
  }
  if (evaluation.outcome !== 'eligible') {
    return (
      <Notice tone="warn" live title={t('还不能确定', 'Not decided yet')}>
        {unset.length > 0 && <p>{t('当地没有公布：', 'Not published there: ')}{unset.map(text).join(t('、', ', '))}</p>}
        {standing.open.length > 0 && <p>{t('答完下面的问题就能知道。', 'The questions below will tell.')}</p>}
      </Notice>
    )
  }
  const title = state === 'in_force' ? t('按您的回答，可以申请', 'By your answers you may apply') : t('按您的回答，符合条件', 'By your answers you meet the conditions')
  return (
    <Notice tone="good" live title={title}>
      {ways.map((way) => <p key={way.id}>{text(way.name)} <ClauseLink pack={pack} id={way.clause} /></p>)}
      {pack.kind === 'points' && (
        <p>
          {t(
            '能不能入户，还要看排名是否在当年名额之内；得分以各部门核查的结果为准。',
            'Whether you settle also depends on your rank within the quota; the points that count are those the departments find.',
          )}
        </p>
      )}
      {gate}
    </Notice>
  )
}

/** What the nearest way in, or the condition that fails, still asks for. */
function Lacking({ view: { standing: { lacks, nearest } } }: Pick<ResultProps, 'view'>) {
  const { t, text } = useLang()
  const failing = lacks.filter(({ holds }) => holds === false)
  if (failing.length === 0) return null
  return (
    <div>
      <h3>{nearest ? t(`最接近「${nearest.name.zh}」，还要`, `Nearest: "${text(nearest.name)}". It still takes`) : t('还要做到', 'It takes')}</h3>
      <ul>{failing.map((part) => <li key={text(part.text)}>{text(part.text)}</li>)}</ul>
    </div>
  )
}

function Unanswered({ pack, saved, open, onEdit, onMore }: Pick<ResultProps, 'saved' | 'onEdit' | 'onMore'> & {
  readonly pack: Scheme['pack']
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

function ToBring({ pack, view }: Pick<ResultProps, 'view'> & { readonly pack: Scheme['pack'] }) {
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

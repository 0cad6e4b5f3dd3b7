import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { BoardView, OrganisationLine } from '#server/board/index.ts'
import { EmptyState, PrintButton, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { orThrow } from '../answers.ts'
import './board.css'
import { Share } from './chart.tsx'
import { addressOf, filterOf, leadsOf } from './filter.ts'
import { BoardHead } from './page.tsx'
import { Chinese, LateTags, Name } from './words.tsx'

export const handle: Handle = { enhance: true }

const ANY = filterOf(new URLSearchParams())

/** `/office/board/:id/leaders`: on one screen what is late, by lead, and who has reported nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor, today } = signedIn(args, 'bureau', 'department')
  const { period } = filterOf(new URL(args.request.url).searchParams)
  return {
    board: orThrow(await services.boards.board(ctx(), args.params['id'] ?? '', period)),
    today,
    bureau: actor.role === 'bureau',
  }
}

export default function Leaders() {
  const { t } = useLang()
  const { board, today, bureau } = useLoaderData<typeof loader>()
  const { counts, organisations, period } = board
  const due = today <= period.dueOn
  return (
    <>
      <BoardHead board={board} title={t('逾期和未报一览', 'What is late, who is silent')} />
      <p className="leader-line">
        <Said board={board} due={due} /> <PrintButton>{t('打印', 'Print')}</PrintButton>
      </p>
      <Share counts={counts} />
      <div className="leader-grid">
        <Late board={board} bureau={bureau} />
        <div>
          <Difficult board={board} bureau={bureau} />
          <Silent board={board.id} organisations={organisations.filter(({ signed }) => signed === 0)} />
        </div>
      </div>
    </>
  )
}

/** The numbers in a sentence; each opens what it counts. */
function Said({ board: { id, counts }, due }: { readonly board: BoardView; readonly due: boolean }) {
  const { t, href } = useLang()
  const path = href(`/office/board/${id}`)
  const opens = (only: '' | 'late', said: string) => <a href={addressOf(path, ANY, { only })}>{said}</a>
  const { tasks, reported, late, silent } = counts
  return (
    <>
      {due && t('报送尚未截止：', 'The report day is not over: ')}
      {opens('', t(`${tasks} 项任务`, `${tasks} tasks`))}
      {t(`，牵头单位已签报 ${reported} 项`, `, ${reported} reported on by the lead`)}
      {!due && (
        <>
          {t('，', '; ')}
          {opens('late', t(`逾期 ${late} 项`, `${late} late`))}
          {t('，', ', ')}
          <a href="#silent">{t(`${silent} 个单位一件未报`, `${silent} units silent`)}</a>
        </>
      )}
      {t('。', '.')}
    </>
  )
}

interface LateProps {
  readonly board: BoardView
  readonly bureau: boolean
}

/** Late tasks under who leads them, most first, with a bar each. */
function Late({ board: { id, lines, organisations }, bureau }: LateProps) {
  const { t } = useLang()
  const rows = leadsOf(organisations)
    .filter(({ late }) => late > 0)
    .toSorted((a, b) => b.late - a.late)
  const most = Math.max(1, ...rows.map(({ leads }) => leads))
  const late = ({ organisation }: OrganisationLine) =>
    lines.filter(({ lead, lateness }) => lead.id === organisation.id && lateness.length > 0)
  return (
    <section aria-labelledby="late">
      <h2 id="late">{t('逾期，按牵头单位', 'Late, by lead')}</h2>
      <Table
        caption={t('逾期，按牵头单位', 'Late, by lead')}
        hideCaption
        rows={rows}
        rowKey={({ organisation }) => organisation.id}
        columns={[
          { key: 'name', head: t('牵头单位', 'Lead'), cell: row => <Lead board={id} organisation={row.organisation} only="late" /> },
          { key: 'count', head: t('逾期 / 牵头', 'Late / leads'), cell: row => <LateBar row={row} most={most} /> },
          { key: 'which', head: t('条款', 'Clauses'), cell: row => <LateClauses board={id} lines={late(row)} bureau={bureau} /> },
        ]}
        empty={<EmptyState title={t('没有逾期的任务', 'Nothing is late')} />}
      />
    </section>
  )
}

interface ClausesProps extends Pick<BoardView, 'lines'>, Pick<LateProps, 'bureau'> {
  readonly board: string
}

function LateClauses({ board, lines, bureau }: ClausesProps) {
  return (
    <span className="clauses">
      {lines.map(({ id, clause, lateness }) => {
        const more = lateness.filter(one => one !== 'report')
        return (
          <span key={id} className="clause-chip">
            <ClauseLink board={board} id={id} clause={clause} opens={bureau} />
            {more.length > 0 && <LateTags lateness={more} />}
          </span>
        )
      })}
    </span>
  )
}

interface ClauseProps {
  readonly board: string
  readonly id: string
  readonly clause: string
  readonly opens: boolean
}

/** The bureau opens the task; everybody else the board with this task alone: what a department wrote is not theirs. */
function ClauseLink({ board, id, clause, opens }: ClauseProps) {
  const { href } = useLang()
  const to = opens ? `/office/board/task/${id}` : addressOf(`/office/board/${board}`, ANY, { words: clause, view: 'table' })
  return (
    <a href={href(to)}>
      <Chinese>{clause}</Chinese>
    </a>
  )
}

interface LeadProps extends Pick<OrganisationLine, 'organisation'> {
  readonly board: string
  readonly only?: 'late'
  /** False for who is a partner only: the board is looked through for the name. */
  readonly leads?: boolean
}

/** A unit, opening its tasks on the board. */
function Lead({ board, organisation, only, leads = true }: LeadProps) {
  const { href } = useLang()
  const of = leads ? { lead: organisation.id } : { words: organisation.zh }
  const to = addressOf(`/office/board/${board}`, ANY, { ...of, ...(only ? { only } : {}), view: 'table' })
  return (
    <a href={href(to)}>
      <Name organisation={organisation} />
    </a>
  )
}

function LateBar({ row: { late, leads }, most }: { readonly row: OrganisationLine; readonly most: number }) {
  return (
    <span className="late-bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="all" width={(leads / most) * 100} height="10" />
        <rect className="late" width={(late / most) * 100} height="10" />
      </svg>
      <span>
        {late} / {leads}
      </span>
    </span>
  )
}

interface SilentProps {
  readonly board: string
  readonly organisations: readonly OrganisationLine[]
}

function Silent({ board, organisations }: SilentProps) {
  const { t } = useLang()
  return (
    <section aria-labelledby="silent">
      <h2 id="silent">
        {t(`一件未报的单位（${organisations.length}）`, `Nothing reported (${organisations.length})`)}
      </h2>
      {organisations.length === 0 ? (
        <EmptyState title={t('各单位都有签报', 'Every department has reported')} />
      ) : (
        <ul className="silent">
          {organisations.map(({ organisation, leads, partner }) => (
            <li key={organisation.id}>
              <Lead board={board} organisation={organisation} leads={leads > 0} />{' '}
              <span className="muted small">
                {[
                  leads > 0 ? t(`牵头 ${leads}`, `leads ${leads}`) : '',
                  partner > 0 ? t(`参与 ${partner}`, `partner in ${partner}`) : '',
                ]
                  .filter(Boolean)
                  .join(t('，', ', '))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Difficult({ board: { id: board, lines }, bureau }: { readonly board: BoardView; readonly bureau: boolean }) {
  const { t } = useLang()
  const rows = lines.filter(({ progress }) => progress === 'difficult')
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t('有困难，需要协调', 'In difficulty')}</h2>
      <ul className="silent one">
        {rows.map(({ id, clause, lead, difficulty, quote, en }) => (
          <li key={id}>
            <ClauseLink board={board} id={id} clause={clause} opens={bureau} />{' '}
            <strong>
              <Name organisation={lead} />
            </strong>
            {t('：', ': ')}
            {difficulty ? <Chinese>{difficulty}</Chinese> : en ? t(quote, en) : <Chinese>{quote}</Chinese>}
          </li>
        ))}
      </ul>
    </section>
  )
}

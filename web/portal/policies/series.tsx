import { StatusTag, formatDate, plural } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { GradeBar } from './grades.tsx'
import type { Series, Shelf, Volume } from './shelf.ts'
import { citation, KINDS, STATE_TONES, STATES, type State } from './words.ts'

export function StateTag({ state }: { readonly state: State }) {
  const { text } = useLang()
  return <StatusTag tone={STATE_TONES[state]}>{text(STATES[state])}</StatusTag>
}

/** From when until when a document holds. */
export function Span({ validity: { from, to } }: Pick<Volume, 'validity'>) {
  const { lang, t } = useLang()
  const first = formatDate(from, lang)
  return (
    <>
      {to
        ? t(`${first}至${formatDate(to, lang)}`, `${first} to ${formatDate(to, lang)}`)
        : t(`${first}起`, `from ${first}`)}
    </>
  )
}

/** All schemes of a place. */
export function ShelfSection({ shelf: { place, series } }: { readonly shelf: Shelf }) {
  const { text } = useLang()
  const id = `place-${place.code}`
  return (
    <section className="part shelf" aria-labelledby={id}>
      <h2 id={id}>{text(place.name)}</h2>
      {series.map((each) => (
        <SeriesCard key={each.scheme.id} series={each} />
      ))}
    </section>
  )
}

function SeriesCard({ series: { scheme, kind, volumes } }: { readonly series: Series }) {
  const { t, text, href } = useLang()
  const [newest, older] = volumes
  return (
    <section className="card series">
      <h3 className="card-title">
        {text(scheme.name)} <StatusTag tone="quiet">{text(KINDS[kind])}</StatusTag>
      </h3>
      <ol className="editions">
        {volumes.map((volume) => (
          <Edition key={volume.id} volume={volume} />
        ))}
      </ol>
      {newest && older && (
        <p className="small">
          <a href={href(`/policies/${newest.id}/compare?with=${older.id}`)}>
            {t('对比两个版本', 'Compare the two editions')}
          </a>
        </p>
      )}
    </section>
  )
}

function Edition({ volume }: { readonly volume: Volume }) {
  const { t, text, href } = useLang()
  const { id, title, state, validity, clauses, examples, grades } = volume
  return (
    <li className={state}>
      <p className="edition-when">
        <Span validity={validity} /> <StateTag state={state} />
      </p>
      <p className="edition-title">
        <a href={href(`/policies/${id}`)}>{text(title)}</a>
      </p>
      <p className="small muted">
        <span lang="zh-Hans-CN">{citation(volume)}</span>
      </p>
      <p className="small">
        {t(`${clauses} 条条款，${examples} 个示例`, `${plural(clauses, 'clause')}, ${plural(examples, 'worked example')}`)}
      </p>
      <GradeBar grades={grades} />
    </li>
  )
}

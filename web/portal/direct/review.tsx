import { formatValue } from '#policy'
import { DefinitionList } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { RELATION_NAMES } from './family.tsx'
import { PARTS } from './fields.tsx'
import { HOUSEHOLD_PARTS } from './form.ts'
import type { StepData } from './step.tsx'
import { askedIn, stepNames, type StepId } from './steps.ts'
import { windowName } from './window.ts'

interface Props {
  readonly loaded: StepData
}

/** All that was filled in, as the receipt will have it; what is empty says so, and each part has its way back. */
export function Review({ loaded }: Props) {
  return (
    <>
      <Part loaded={loaded} step="who" items={useWho(loaded)} />
      <Part loaded={loaded} step="work" items={useWork(loaded)} />
      <Part loaded={loaded} step="family" items={useFamily(loaded)} />
    </>
  )
}

interface Item {
  readonly key: string
  readonly term: string
  readonly value: string
}

function Part({ loaded, step, items }: Props & { readonly step: StepId; readonly items: readonly Item[] }) {
  const { t, text, href } = useLang()
  return (
    <section aria-labelledby={`review-${step}`}>
      <h2 id={`review-${step}`}>{text(stepNames[step])}</h2>
      <DefinitionList items={items} />
      <p>
        <a href={href(`/direct/${loaded.id}/form/${step}`)}>{t('修改这一部分', 'Change this part')}</a>
      </p>
    </section>
  )
}

/** The fields of one page as they were filled in. */
function usePersonal({ scheme, values }: StepData, step: StepId): readonly Item[] {
  const { t, text } = useLang()
  const { personal = [] } = askedIn(step, scheme)
  const empty = t('未填', 'Not stated')
  return scheme.fields
    .filter(({ field }) => personal.includes(field))
    .map(({ field, name, choices }) => {
      const said = values[field]
      const chosen = choices?.find(({ value }) => value === said)
      const parts = HOUSEHOLD_PARTS.flatMap(part => {
        const typed = values[`household.${part}`]
        return typed ? [t(typed, `${PARTS[part].en}: ${typed}`)] : []
      })
      const value = field === 'household' ? parts.join(t(' ', '; ')) : chosen ? text(chosen.name) : said
      return { key: field, term: text(name), value: value || empty }
    })
}

function useWho(loaded: StepData): readonly Item[] {
  return usePersonal(loaded, 'who')
}

function useWork(loaded: StepData): readonly Item[] {
  const { t, text } = useLang()
  const { scheme, values, claims, towns, route } = loaded
  const empty = t('未填', 'Not stated')
  const townOf = (code: string | undefined) => {
    const town = towns.find(each => each.code === code)
    return town && `${town.district.zh === town.name.zh ? '' : `${text(town.district)} `}${text(town.name)}`
  }
  const routed = towns.find(each => each.code === route?.town)
  const window = routed && { zh: townOf(routed.code) ?? '', en: townOf(routed.code) ?? '' }
  const none = values['homeTown'] === 'none' ? t('没有', 'None') : undefined
  const home = {
    key: 'homeTown',
    term: t('自有居所所在镇街', 'Town of your own home'),
    value: none ?? townOf(values['homeTown']) ?? empty,
  }
  return [
    ...usePersonal(loaded, 'work'),
    ...(scheme.routing.by === 'home_then_work' ? [home] : []),
    {
      key: 'employerTown',
      term: t('用人单位所在镇街', 'Town of the employer'),
      value: townOf(values['employerTown']) ?? empty,
    },
    ...scheme.facts.map(fact => {
      const claim = claims[fact.id]
      return { key: fact.id, term: text(fact.name), value: claim === undefined ? empty : text(formatValue(fact, claim)) }
    }),
    { key: 'route', term: t('受理地', 'Handled in'), value: window ? text(windowName(window, scheme)) : t('未定', 'Not known yet') },
  ]
}

function useFamily({ scheme, values, dependants }: StepData): readonly Item[] {
  const { t, text } = useLang()
  const place = scheme.places.find(({ id }) => id === values['place'])
  const placed = {
    key: 'place',
    term: t('落户到哪里', 'Where the household will be'),
    value: place ? text(place.name) : t('未填', 'Not stated'),
  }
  const family = dependants.map((one, at) => ({
    key: one.key,
    term: t(`随迁人员 ${at + 1}`, `Family member ${at + 1}`),
    value: [
      one.name,
      text(RELATION_NAMES[one.relation]),
      one.idNumber,
      one.birthDate,
      one.unmarried && t('未婚', 'unmarried'),
      one.livesTogether && t('共同居住生活', 'lives with the applicant'),
    ]
      .filter(Boolean)
      .join(t('，', ', ')),
  }))
  const alone = { key: 'none', term: t('随迁人员', 'Who moves along'), value: t('没有', 'Nobody') }
  return [...(scheme.places.length > 0 ? [placed] : []), ...(family.length > 0 ? family : [alone])]
}

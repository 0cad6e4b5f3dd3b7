import { findTown } from '#identity'
import type { Fact, Answer, Pack, Text } from '#policy'
import type { Dependant, Personal } from '#server/applications/index.ts'
import { neededDocuments, type Draft } from './view.server.ts'
import { PERSONAL_NAMES, RELATION_NAMES } from './names.ts'
import { PERSONAL_FIELDS } from './steps.ts'

export interface Section {
  readonly step: string
  readonly title: Text
  readonly rows: readonly { readonly term: Text; readonly value: Text }[]
}

/** Everything that was filled in, page by page, for a last look. */
export function summaryOf(draft: Draft): readonly Section[] {
  const { view: { steps }, open: { file }, pack } = draft
  return steps.filter(({ id }) => id !== 'review').map(({ id, title, facts }) => {
    const fields: readonly (keyof Personal)[] = id === 'who' || id === 'work' ? PERSONAL_FIELDS[id] : []
    const rows = [
      ...fields.flatMap(field => (file.personal[field] ? [{ term: PERSONAL_NAMES[field], value: same(file.personal[field]) }] : [])),
      ...facts.flatMap(fact => claimRow(pack, fact, file.claims[fact])),
      ...(id === 'dependants' ? file.dependants.map(dependantRow) : []),
      ...(id === 'place' ? placeRows(draft) : []),
      ...(id === 'documents' ? documentRows(draft) : []),
    ]
    return { step: id, title, rows }
  })
}

/** A claim in words: `是`, `24 个月`, the name of the choice. */
export function claimText(fact: Fact, value: Answer): Text {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  const option = fact.options?.find(one => one.value === value)
  if (option) return option.name
  return { zh: `${value}${fact.unit ? ` ${fact.unit.zh}` : ''}`, en: `${value}${fact.unit ? ` ${fact.unit.en}` : ''}` }
}

function claimRow(pack: Pack, id: string, value: Answer | undefined): Section['rows'] {
  const fact = pack.facts.find(one => one.id === id)
  return fact && value !== undefined ? [{ term: fact.name, value: claimText(fact, value) }] : []
}

function dependantRow({ relation, name, idNumber }: Dependant): Section['rows'][number] {
  return { term: RELATION_NAMES[relation], value: same(`${name}　${idNumber}`) }
}

function placeRows({ view, pack }: Draft): Section['rows'] {
  const town = findTown(view.town ?? '')
  const place = pack.places.find(({ id }) => id === view.place)
  return [
    ...(town ? [{ term: { zh: '迁入地', en: 'Moving to' }, value: { zh: `${town.district.name.zh}${town.name.zh}`, en: `${town.name.en}, ${town.district.name.en}` } }] : []),
    ...(place ? [{ term: { zh: '落户地址', en: 'Settlement place' }, value: place.name }] : []),
  ]
}

function documentRows({ signed, open, pack }: Draft): Section['rows'] {
  return neededDocuments(signed, open, pack).map(({ name, files }) => ({
    term: name,
    value: files.length > 0
      ? { zh: `${files.length} 个文件`, en: `${files.length} ${files.length === 1 ? 'file' : 'files'}` }
      : { zh: '未上传', en: 'missing' },
  }))
}

const same = (text: string | undefined): Text => ({ zh: text ?? '', en: text ?? '' })

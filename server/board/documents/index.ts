import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument, type ReadDocument } from '../read-document.ts'
import { regionsOf } from '../regions.ts'
import type { Organisation } from '../view.ts'
import { englishOfTasks, jiangmenOrganisations } from './jiangmen-2012-23.ts'

/** A document this installation carries: its text, read once. */
export interface CarriedDocument {
  readonly id: string
  readonly text: string
  readonly read: ReadDocument
}

const JIANGMEN = '440700'
let opinion: CarriedDocument | undefined

/** Documents of tasks a city begins with: Jiangmen's opinion of 2012 (JM). */
export function carriedDocuments(city: string): readonly CarriedDocument[] {
  if (city !== JIANGMEN) return []
  opinion ??= carried('jiangmen-2012-services')
  return [opinion]
}

function carried(id: string): CarriedDocument {
  const text = readFileSync(join(import.meta.dirname, '../../../policies', id, 'document.txt'), 'utf8')
  return { id, text, read: readDocument(text) }
}

/** Who leads the city: sees every board at a glance and has a part in no task. */
export const LEADERS: Organisation = { id: 'city_leaders', zh: '市领导', en: 'City leaders' }

/** Departments with ids and English names of their own, counties and districts, and the city's leaders. */
export function knownOrganisations(city: string): readonly Organisation[] {
  return [...(city === JIANGMEN ? jiangmenOrganisations : []), ...regionsOf(city), LEADERS]
}

/** English of a task's wording, where it is the wording of a document carried here. */
export function englishOf(city: string): (clause: string, quote: string) => string | undefined {
  const [document] = carriedDocuments(city)
  const words = new Map(document?.read.tasks.map(({ number, quote }) => [quote, englishOfTasks[number - 1]]))
  return (_clause, quote) => words.get(quote)
}

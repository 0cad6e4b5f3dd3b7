import { PUBLIC, RULES, type Rule } from '../table.ts'
import type { Role, Thing } from './scene.ts'
import type { Place } from './world.ts'

export type CityRule = Rule<Role, Thing>
type Rules = Readonly<Record<string, CityRule>>

const CITIZENS: readonly Role[] = ['owner', 'other citizen']
const CLERKS: readonly Role[] = ['clerk', 'clerk of another town', 'clerk elsewhere']
const OFFICERS: readonly Role[] = ['officer', 'officer elsewhere']
const POLICE: readonly Role[] = ['police', 'police elsewhere']
const BUREAU: readonly Role[] = ['bureau']
const DEPARTMENTS: readonly Role[] = ['department', 'another department']
const DESKS: readonly Role[] = [...CLERKS, ...OFFICERS, ...POLICE, ...BUREAU]
const REPORTING: readonly Role[] = [...CLERKS, ...OFFICERS, ...BUREAU, ...DEPARTMENTS]

const [QINGYUAN, DONGGUAN, JIANGMEN] = ['441800', '441900', '440700'] as const
const everybody: CityRule = { may: 'everybody' }
const only = (may: readonly Role[]): CityRule => ({ may })

/**
 * Who may open an address in a city that settles directly, reviewed by a person. Where a city has no such thing those who
 * may come are told so (404). Whatever else names an object is the points year's, which these cities do not hold: `closedIn`.
 */
export function rulesOf(place: Place): Rules {
  const { city } = place
  const there = (...cities: string[]): Pick<CityRule, 'answers'> => (cities.includes(city) ? {} : { answers: 404 })
  return {
    ...direct(city, there), ...own(there), ...targets(there), ...reports(place, there), ...outreach(there), ...board(there), ...PLAIN,
  }
}

type There = (...cities: string[]) => Pick<CityRule, 'answers'>

/** Qingyuan's county window takes every town of the county (QY-4.copies); elsewhere a case is its town's. */
function windows(city: string): readonly Role[] {
  return city === QINGYUAN ? ['clerk', 'clerk of another town'] : ['clerk']
}

function direct(city: string, there: There): Rules {
  const own = windows(city)
  const desks: readonly Role[] = [...own, 'officer', 'police']
  const onCase: CityRule = { may: desks, with: { id: 'case' } }
  const onBatch: CityRule = { may: own, with: { id: 'batch' } }
  return {
    '/office/direct': only(DESKS), '/office/direct/new': only(CLERKS), '/office/direct/addresses': only(DESKS),
    '/office/direct/settings': only(BUREAU), '/office/direct/views': only(DESKS), '/office/direct/export': only([...OFFICERS, ...BUREAU]),
    '/office/direct/register.xlsx': only([...OFFICERS, ...BUREAU]),
    // The bureau sees a case too, its people masked (DG-13).
    '/office/direct/:id': { ...onCase, may: [...desks, 'bureau'] },
    '/office/direct/:id/correct': { may: own, with: { id: 'case' } },
    '/direct/:id/scans/:scan': { may: ['owner', ...desks], with: { id: 'case', scan: 'scan' } },
    '/office/direct/annex2.pdf': { may: DESKS, ...there(QINGYUAN) }, '/office/direct/:id/annex2.pdf': { ...onCase, ...there(QINGYUAN) },
    // Nobody of the batch has been made a case of: there is nothing to print.
    '/office/direct/batches/:id/annex2.pdf': { ...onBatch, answers: 404 },
    '/office/direct/batches': only(CLERKS), '/office/direct/batches/template.xlsx': only(CLERKS), '/office/direct/batches/:id': onBatch,
    '/office/direct/batches/:id/report.xlsx': onBatch, '/office/direct/batches/:id/answers.xlsx': onBatch,
    // Whoever asks after another's file learns that there is none of theirs.
    '/office/direct/batches/running/:ticket': { may: CLERKS, with: { ticket: 'batch' } },
  }
}

/** What anybody may read before applying, and the applicant's own. */
function own(there: There): Rules {
  const onCase: CityRule = { may: ['owner'], with: { id: 'case' } }
  const onBatch: CityRule = { may: ['owner'], with: { id: 'ownBatch' } }
  return {
    '/direct': everybody, '/direct/services': everybody, '/conditions': everybody, '/conditions/list.xlsx': everybody,
    // Qingyuan's form, blank; the survey only where a text has people surveyed (DG-7).
    '/direct/annex2.pdf': { ...everybody, ...there(QINGYUAN) }, '/survey': { ...everybody, ...there(DONGGUAN) },
    // What one filed oneself needs no claim: the page leads on.
    '/direct/:id/claim': { ...onCase, answers: 302 },
    '/direct/:id': onCase, '/direct/:id/annex2.pdf': { ...onCase, ...there(QINGYUAN) }, '/direct/:id/correct': onCase, '/direct/:id/form/:step': { may: ['owner'], with: { id: 'draft', step: '=who' } },
    '/direct/batches': only(CITIZENS), '/direct/batches/template.xlsx': only(CITIZENS), '/direct/batches/:id': onBatch,
    '/direct/batches/:id/report.xlsx': onBatch, '/direct/batches/:id/answers.xlsx': onBatch,
    '/direct/batches/running/:ticket': { may: CITIZENS, with: { ticket: 'ownBatch' } },
  }
}

function targets(there: There): Rules {
  const may = [...OFFICERS, ...BUREAU]
  return {
    '/office/targets': only(may), '/office/targets/table': only(may), '/office/targets/edit': only(BUREAU),
    // Only Qingyuan published a table that can be downloaded (QY-10).
    '/office/targets/targets.xlsx': { may, ...there(QINGYUAN) },
  }
}

function reports({ city }: Place, there: There): Rules {
  // Compiled only in Dongguan, where a town has signed.
  const onMonth: CityRule = { may: BUREAU, with: { month: 'month' }, ...(city === DONGGUAN ? {} : { answers: 409 }) }
  const onYear: CityRule = { may: BUREAU, with: { year: '=2012' } }
  // A county's report is read at its windows too; a town's at the town's. Departments see their own only.
  const unit: readonly Role[] = [...(city === DONGGUAN ? ['clerk'] as const : ['clerk', 'clerk of another town'] as const), 'officer', 'bureau']
  return {
    '/office/reports': only(REPORTING), '/office/reports/inspections': only(REPORTING),
    '/office/reports/inspections/:id': { may: ['clerk', 'officer', 'bureau'], with: { id: 'inspection' }, ...there(DONGGUAN) },
    '/office/reports/files/:id': { may: ['clerk', 'officer', 'bureau'], with: { id: 'shown' }, ...there(DONGGUAN) },
    '/office/reports/month/:month': { may: REPORTING, with: { month: 'month' } },
    '/office/reports/month/:month/:unit': { may: unit, with: { month: 'month', unit: 'unit' } },
    '/office/reports/month/:month/report.pdf': onMonth, '/office/reports/month/:month/report.xlsx': onMonth,
    '/office/reports/year/:year': onYear, '/office/reports/year/:year/summary.pdf': onYear, '/office/reports/year/:year/summary.xlsx': onYear,
  }
}

function outreach(there: There): Rules {
  const may = [...CLERKS, ...OFFICERS, ...BUREAU]
  return {
    // Only Dongguan's text has people surveyed (DG-7); elsewhere nobody is asked.
    '/office/outreach': { may, ...there(DONGGUAN) }, '/office/outreach/new': { may, ...there(DONGGUAN) }, '/office/outreach/excel': { may, ...there(DONGGUAN) },
    '/office/outreach/template.xlsx': { may, ...there(DONGGUAN) }, '/office/outreach/tracking': { may, ...there(DONGGUAN) },
    '/office/outreach/messages': { may: [...OFFICERS, ...BUREAU], ...there(DONGGUAN) },
    '/office/outreach/people/:id': { may: ['clerk', 'officer', 'bureau'], with: { id: 'person' }, ...there(DONGGUAN) },
    '/office/outreach/files/:id': { may: ['clerk', 'officer', 'bureau'], with: { id: 'answers' }, ...there(DONGGUAN) },
    '/office/outreach/messages/:id': { may: ['officer', 'bureau'], with: { id: 'message' }, ...there(DONGGUAN) },
  }
}

function board(there: There): Rules {
  const onBoard: CityRule = { may: BUREAU, with: { id: 'board' }, ...there(JIANGMEN) }
  return {
    '/office/board': only([...BUREAU, ...DEPARTMENTS]), '/office/board/new': only(BUREAU), '/office/board/phone': only(DEPARTMENTS),
    '/office/board/:id': { ...onBoard, may: [...BUREAU, ...DEPARTMENTS] }, '/office/board/:id/leaders': { ...onBoard, may: [...BUREAU, ...DEPARTMENTS] },
    '/office/board/:id/manage': onBoard, '/office/board/:id/assess': onBoard, '/office/board/:id/summary.pdf': onBoard, '/office/board/:id/summary.xlsx': onBoard,
    // In full only for departments with a part in the task.
    '/office/board/task/:id': { may: ['bureau', 'department'], with: { id: 'task' }, ...there(JIANGMEN) },
    '/office/board/evidence/:id': { may: ['bureau', 'department'], with: { id: 'evidence' }, ...there(JIANGMEN) },
  }
}

/** What every city has, and the lists of the points year: empty here. */
const PLAIN: Rules = {
  '/office': only([...DESKS, ...DEPARTMENTS, 'administrator']), '/office/conditions': only([...DESKS, ...DEPARTMENTS, 'administrator']),
  '/office/admin': only(['administrator']), '/office/admin/new': only(['administrator']), '/office/admin/reads': only(['administrator']),
  '/office/simulate': only([...OFFICERS, ...BUREAU]), '/office/police': only(POLICE),
  '/office/rounds': only(OFFICERS), '/office/objections': only(OFFICERS), '/office/cards': only(OFFICERS), '/office/bars/new': only(OFFICERS),
  '/office/bars': only([...CLERKS, ...OFFICERS]), '/office/cases': only([...CLERKS, ...OFFICERS]), '/office/intake/new': { may: CLERKS, answers: 404 },
  '/office/review': only([]), '/office/review/excel': only([]), '/office/review/excel/download': only([]),
  '/check/apply': { may: CITIZENS, answers: 302 }, '/cases': { may: CITIZENS, answers: 302 },
}

/** Who comes past the door of the points year's pages, and so is stopped by what lies behind it. */
export const INSIDERS: readonly Role[] = ['owner', 'clerk', 'officer', 'police', 'bureau']

/** A file, a round, a card of the points year: whoever names a case of direct settlement in its place learns nothing. */
export function closedIn(rules: Rules): Rules {
  const paths = Object.keys(RULES).filter(path => path.includes(':') && !(path in PUBLIC) && !(path in rules))
  return Object.fromEntries(paths.map(path => {
    const places = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, 'case'] as const)
    return [path, { may: [], with: Object.fromEntries(places) }]
  }))
}

import type { Role, Thing } from './scene.ts'

/** Who may open an address, reviewed by a person. Everybody else must be refused, whatever object they name. */
export interface Rule<R extends string = Role, T extends string = Thing> {
  readonly may: readonly R[] | 'everybody'
  /** What fills the address's places, by their names. */
  readonly with?: Readonly<Record<string, T | `=${string}`>>
  /** What those who may are answered in the walked year; 200 unless it says otherwise. */
  readonly answers?: number
}

const STAFF: readonly Role[] = [
  'clerk', 'clerk of another town', 'clerk elsewhere', 'reviewer', 'reviewer of another department', 'reviewer elsewhere', 'officer',
  'officer elsewhere', 'police', 'police elsewhere', 'bureau', 'department', 'administrator',
]
const CITIZENS: readonly Role[] = ['owner', 'other citizen']
const CLERKS: readonly Role[] = ['clerk', 'clerk of another town', 'clerk elsewhere']
const REVIEWERS: readonly Role[] = ['reviewer', 'reviewer of another department', 'reviewer elsewhere']
const OFFICERS: readonly Role[] = ['officer', 'officer elsewhere']
const POLICE: readonly Role[] = ['police', 'police elsewhere']

const everybody: Rule = { may: 'everybody' }
const onCase = (...may: Role[]): Rule => ({ may, with: { id: 'application' } })
const onDraft: Rule = { may: ['owner'], with: { id: 'draft' } }
const onRound: Rule = { may: ['officer'], with: { id: 'round' } }
const only = (may: readonly Role[]): Rule => ({ may })

/**
 * Addresses that answer without signing in. Each was looked at: they show what is published, take nothing, or are the
 * doors. A new one fails the test until somebody has looked at it too.
 */
export const PUBLIC: Readonly<Record<string, Rule>> = {
  '/': everybody, '/check': everybody, '/check/packs.json': everybody, '/check/:pack': { ...everybody, with: { pack: '=foshan-2014-points' } },
  '/conditions': everybody, '/conditions/list.xlsx': everybody,
  '/policies': everybody, '/policies/:id': { ...everybody, with: { id: '=foshan-2014-points' } },
  '/policies/:id/compare': { ...everybody, with: { id: '=guangzhou-2025-points' } }, '/policies/:id/examples': { ...everybody, with: { id: '=foshan-2014-points' } },
  '/policies/:id/tables': { ...everybody, with: { id: '=foshan-2014-points' } },
  '/policies/:id/download/:file': { ...everybody, with: { id: '=foshan-2014-points', file: '=pack.json' } },
  '/sign-in': everybody, '/sign-out': everybody, '/office/sign-in': everybody, '/look': everybody, '/apply': everybody,
  '/rounds/:id': { ...everybody, with: { id: 'round' } },
  '/notices': everybody, '/notices/:id': { ...everybody, with: { id: 'notice' } }, '/notices/:id/print': { ...everybody, with: { id: 'notice' } },
  '/cards/verify': everybody, '/verify': everybody, '/v/:code': { ...everybody, with: { code: 'code' } },
  // What direct settlement is, and which services are open without it: published. Foshan has none and leads elsewhere.
  '/direct': { ...everybody, answers: 302 }, '/direct/services': { ...everybody, answers: 302 },
  // The form as the document prints it, empty; Foshan has none.
  '/direct/annex2.pdf': { ...everybody, answers: 404 },
  // The survey takes an answer and tells nothing; a person's own address is a random code. Foshan holds no survey.
  '/survey': { ...everybody, answers: 404 }, '/s/:code': { ...everybody, with: { code: '=NOBODY' }, answers: 404 },
  '/survey/verify/:id': { ...everybody, with: { id: 'bar' }, answers: 404 }, '/survey/template.xlsx': { ...everybody, answers: 404 },
  '/survey/employer/:code': { ...everybody, with: { code: '=NOBODY' }, answers: 404 },
  '/survey/employer/:code/:file': { ...everybody, with: { code: '=NOBODY', file: 'bar' }, answers: 404 },
  // The short-message gateway's own door: takes what it signed, shows nothing.
  '/sms/news': { ...everybody, answers: 404 },
  // Only in a demonstration, where all people are invented.
  '/demo': everybody, '/demo/outbox': everybody, '/design': everybody,
}

const CITIZEN: Readonly<Record<string, Rule>> = {
  '/check/apply': only(CITIZENS), '/cases': only(CITIZENS),
  '/apply/:id': onDraft, '/apply/:id/documents': onDraft, '/apply/:id/review': onDraft,
  '/apply/:id/:step': { may: ['owner'], with: { id: 'draft', step: '=who' } },
  '/notices/:id/objection': { may: CITIZENS, with: { id: 'notice' } },
  '/cases/:id': onCase('owner'), '/cases/:id/receipt': onCase('owner'), '/cases/:id/correct': { ...onCase('owner'), answers: 302 },
  '/cases/:id/withdraw': onCase('owner'), '/cases/:id/documents': onCase('owner'), '/cases/:id/score': onCase('owner'),
  '/cases/:id/objection': onCase('owner'), '/cases/:id/card': onCase('owner'),
  '/cases/:id/files/:evidence': { may: ['owner'], with: { id: 'application', evidence: 'evidence' } },
  '/cases/:id/card.pdf': onCase('owner', 'officer', 'police'),
  '/cases/:id/receipt.pdf': onCase('owner', 'clerk', 'officer'), '/cases/:id/form.pdf': onCase('owner', 'clerk', 'officer'),
  '/cases/:id/score.pdf': onCase('owner', 'clerk', 'officer'),
  '/objections/files/:id': { may: ['officer', 'owner'], with: { id: 'file' } },
}

const WINDOW: Readonly<Record<string, Rule>> = {
  '/office/intake/new': only(CLERKS), '/office/cases': only([...CLERKS, ...OFFICERS]),
  '/office/cases/:id': onCase('clerk', 'officer'), '/office/cases/:id/correction': onCase('clerk'), '/office/cases/:id/supply': onCase('clerk'),
  '/office/cases/:id/refuse': onCase('clerk'), '/office/cases/:id/withdraw': onCase('clerk'),
  '/office/cases/:id/scans/:evidence': { may: ['clerk', 'officer'], with: { id: 'application', evidence: 'evidence' } },
  '/office/cases/:id/receipt.pdf': onCase('clerk', 'officer'), '/office/cases/:id/form.pdf': onCase('clerk', 'officer'),
  // Bars hold city-wide, and so every window sees them; only officers place them.
  '/office/bars': only([...CLERKS, ...OFFICERS]), '/office/bars/new': only(OFFICERS),
  '/office/bars/:id': { may: [...CLERKS, ...OFFICERS], with: { id: 'bar' } },
}

const DEPARTMENTS: Readonly<Record<string, Rule>> = {
  '/office/review': only(REVIEWERS), '/office/review/excel': only(REVIEWERS), '/office/review/excel/download': only(REVIEWERS),
  // Nobody has uploaded findings in this year: every reviewer is told so, nobody else comes near.
  '/office/review/excel/:id': { may: REVIEWERS, with: { id: 'bar' }, answers: 404 },
  '/office/review/excel/:id/report': { may: REVIEWERS, with: { id: 'bar' }, answers: 404 },
  '/office/review/:id': { may: ['reviewer'], with: { id: 'task' } },
  '/office/review/:id/evidence/:evidence': { may: ['reviewer'], with: { id: 'task', evidence: 'seen' } },
}

const DISTRICT: Readonly<Record<string, Rule>> = {
  // Whose facts are compared is chosen on the page: only rounds of one's own district are there.
  '/office/simulate': only([...OFFICERS, 'bureau']),
  '/office/rounds': only(OFFICERS), '/office/rounds/:id': onRound, '/office/rounds/:id/progress': onRound, '/office/rounds/:id/open': onRound,
  '/office/rounds/:id/freeze': onRound, '/office/rounds/:id/publish': onRound,
  '/office/rounds/:id/rankings/:number': { may: ['officer'], with: { id: 'round', number: '=1' } },
  '/office/notices/:id': { may: ['officer'], with: { id: 'notice' } },
  '/office/objections': only(OFFICERS), '/office/objections/:id': { may: ['officer'], with: { id: 'objection' } },
  '/office/cards': only(OFFICERS), '/office/cards/card/:id': { may: ['officer'], with: { id: 'card' } }, '/office/cards/:id': onRound,
  '/office/cards/:id/hold/:application': { may: ['officer'], with: { id: 'round', application: 'application' } },
  '/office/cards/:id/issued': onRound, '/office/cards/:id/print.pdf': { ...onRound, answers: 404 },
}

/** Direct settlement's forms and targets; Foshan settles by points only, so those who may come are told there is none. */
const DIRECT_FORMS: Readonly<Record<string, Rule>> = {
  '/office/direct/annex2.pdf': { may: [...CLERKS, ...OFFICERS, ...POLICE], answers: 404 },
  '/office/direct/:id/annex2.pdf': { may: [...CLERKS, ...OFFICERS, ...POLICE], with: { id: 'bar' }, answers: 404 },
  '/office/direct/batches/:id/annex2.pdf': { may: CLERKS, with: { id: 'bar' }, answers: 404 },
  '/office/direct': { may: [...CLERKS, ...OFFICERS, ...POLICE], answers: 404 },
  '/office/direct/:id': { may: [...CLERKS, ...OFFICERS, ...POLICE], with: { id: 'bar' }, answers: 404 },
  '/office/direct/new': { may: CLERKS, answers: 404 }, '/office/direct/batches': { may: CLERKS, answers: 404 },
  '/office/direct/batches/template.xlsx': { may: CLERKS, answers: 404 }, '/office/direct/batches/:id': { may: CLERKS, with: { id: 'bar' }, answers: 404 },
  '/office/direct/batches/:id/report.xlsx': { may: CLERKS, with: { id: 'bar' }, answers: 404 },
  '/office/direct/batches/:id/answers.xlsx': { may: CLERKS, with: { id: 'bar' }, answers: 404 },
  // Only one's own file is told of; whoever asks after another's learns that there is none of theirs.
  '/office/direct/batches/running/:ticket': { may: CLERKS, with: { ticket: 'bar' } },
  '/office/direct/:id/correct': { may: CLERKS, with: { id: 'bar' }, answers: 404 },
  '/office/direct/addresses': { may: [...CLERKS, ...OFFICERS, ...POLICE], answers: 404 }, '/office/direct/settings': only([]),
  '/direct/batches': { may: CITIZENS, answers: 404 }, '/direct/batches/template.xlsx': { may: CITIZENS, answers: 404 },
  '/direct/batches/:id': { may: CITIZENS, with: { id: 'bar' }, answers: 404 }, '/direct/batches/:id/report.xlsx': { may: CITIZENS, with: { id: 'bar' }, answers: 404 },
  '/direct/batches/:id/answers.xlsx': { may: CITIZENS, with: { id: 'bar' }, answers: 404 },
  '/direct/batches/running/:ticket': { may: CITIZENS, with: { ticket: 'bar' } },
  '/direct/:id': { may: CITIZENS, with: { id: 'bar' }, answers: 404 }, '/direct/:id/form/:step': { may: CITIZENS, with: { id: 'bar', step: '=who' }, answers: 404 },
  '/direct/:id/scans/:scan': { may: [...CITIZENS, ...CLERKS, ...OFFICERS, ...POLICE], with: { id: 'bar', scan: 'bar' }, answers: 404 },
  '/direct/:id/correct': { may: CITIZENS, with: { id: 'bar' }, answers: 404 },
  '/direct/:id/claim': { may: CITIZENS, with: { id: 'bar' }, answers: 404 },
  '/direct/:id/annex2.pdf': { may: CITIZENS, with: { id: 'bar' }, answers: 404 },
  '/office/targets': { may: OFFICERS, answers: 404 }, '/office/targets/table': { may: OFFICERS, answers: 404 },
  '/office/targets/targets.xlsx': { may: OFFICERS, answers: 404 },
  '/office/direct/export': { may: OFFICERS, answers: 404 },
  '/office/direct/register.xlsx': { may: OFFICERS, answers: 404 }, '/office/direct/views': { may: [...CLERKS, ...OFFICERS, ...POLICE], answers: 404 },
  '/office/reports': { may: [...CLERKS, ...OFFICERS], answers: 404 }, '/office/reports/inspections': { may: [...CLERKS, ...OFFICERS], answers: 404 },
  '/office/reports/inspections/:id': { may: [...CLERKS, ...OFFICERS], with: { id: 'bar' }, answers: 404 },
  '/office/reports/files/:id': { may: [...CLERKS, ...OFFICERS], with: { id: 'bar' }, answers: 404 },
  '/office/reports/month/:month': { may: [...CLERKS, ...OFFICERS], with: { month: '=2014-05' }, answers: 404 },
  '/office/reports/month/:month/:unit': { may: [...CLERKS, ...OFFICERS], with: { month: '=2014-05', unit: '=440604' }, answers: 404 },
  '/office/outreach': { may: [...CLERKS, ...OFFICERS], answers: 404 }, '/office/outreach/new': { may: [...CLERKS, ...OFFICERS], answers: 404 },
  '/office/outreach/excel': { may: [...CLERKS, ...OFFICERS], answers: 404 }, '/office/outreach/template.xlsx': { may: [...CLERKS, ...OFFICERS], answers: 404 },
  '/office/outreach/files/:id': { may: [...CLERKS, ...OFFICERS], with: { id: 'bar' }, answers: 404 },
  '/office/outreach/people/:id': { may: [...CLERKS, ...OFFICERS], with: { id: 'bar' }, answers: 404 },
  '/office/outreach/tracking': { may: [...CLERKS, ...OFFICERS], answers: 404 },
  '/office/outreach/messages': { may: OFFICERS, answers: 404 },
  '/office/outreach/messages/:id': { may: OFFICERS, with: { id: 'bar' }, answers: 404 },
  // The bureau's alone, and in Foshan it has no direct settlement to report on.
  '/office/reports/month/:month/report.pdf': { may: [], with: { month: '=2014-05' } },
  '/office/reports/month/:month/report.xlsx': { may: [], with: { month: '=2014-05' } },
  '/office/reports/year/:year': { may: [], with: { year: '=2014' } },
  '/office/reports/year/:year/summary.pdf': { may: [], with: { year: '=2014' } },
  '/office/reports/year/:year/summary.xlsx': { may: [], with: { year: '=2014' } },
  '/office/targets/edit': only([]),
}

const OTHERS: Readonly<Record<string, Rule>> = {
  '/office': only(STAFF), '/office/conditions': only(STAFF),
  '/office/police': only(POLICE), '/office/police/:id': { may: ['police'], with: { id: 'card' } },
  '/office/police/:id/settled.pdf': { may: ['police'], with: { id: 'card' } },
  '/office/admin': only(['administrator']), '/office/admin/new': only(['administrator']), '/office/admin/reads': only(['administrator']),
}

/** The task board is for the city bureau and city departments; Foshan keeps none, so that a board's id is nobody's. */
const BOARD: Readonly<Record<string, Rule>> = {
  '/office/board': only(['bureau', 'department']), '/office/board/new': only(['bureau']), '/office/board/phone': only(['department']),
  '/office/board/task/:id': { may: [], with: { id: 'bar' } }, '/office/board/evidence/:id': { may: [], with: { id: 'bar' } },
  '/office/board/:id': { may: [], with: { id: 'bar' } }, '/office/board/:id/leaders': { may: [], with: { id: 'bar' } },
  '/office/board/:id/manage': { may: [], with: { id: 'bar' } }, '/office/board/:id/assess': { may: [], with: { id: 'bar' } },
  '/office/board/:id/summary.pdf': { may: [], with: { id: 'bar' } }, '/office/board/:id/summary.xlsx': { may: [], with: { id: 'bar' } },
}

export const RULES: Readonly<Record<string, Rule>> = { ...PUBLIC, ...CITIZEN, ...WINDOW, ...DEPARTMENTS, ...DISTRICT, ...DIRECT_FORMS, ...OTHERS, ...BOARD }

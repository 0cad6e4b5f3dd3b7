import type { RoundRules, Text } from '#policy'
import type { ApplicationState } from '#server/applications/index.ts'

/** What the timeline of a case is drawn from: states and dates of every capability that has had the case in hand. */
export interface CaseStory {
  readonly state: Pick<ApplicationState,
    'status' | 'year' | 'submittedAt' | 'answerBy' | 'acceptedOn' | 'correction' | 'refusal' | 'withdrawnOn' | 'channel'>
  /** Civil date in Asia/Shanghai. */
  readonly today: string
  readonly submittedOn: string
  /** The window that has the case. */
  readonly window: Text
  readonly rules: Pick<RoundRules, 'review' | 'notice' | 'card'>
  readonly tasks: readonly { readonly department: { readonly name: Text }; readonly status: string; readonly dueOn: string }[]
  readonly notice?: { readonly publishedOn: string; readonly toOn: string; readonly standing?: Standing | undefined } | undefined
  readonly card?: {
    readonly status: 'issued' | 'settled' | 'lapsed' | 'revoked'; readonly issuedOn: string; readonly expiresOn: string
    readonly settledOn?: string | undefined; readonly lapsedOn?: string | undefined
  } | undefined
}

export interface Standing {
  readonly points: number
  readonly rank: number
  readonly admitted: boolean
  readonly held: boolean
}

export type StepState = 'done' | 'now' | 'next' | 'stopped'

/** One line: what, in what state, when or by when, who has it. */
export interface Moment {
  readonly id: 'submitted' | 'window' | 'correction' | 'review' | 'notice' | 'card' | 'settlement' | 'withdrawn'
  readonly title: Text
  readonly state: StepState
  /** When it happened. */
  readonly on?: string | undefined
  /** By when it must. */
  readonly by?: string | undefined
  readonly who?: Text | undefined
  readonly note?: Text | undefined
  /** Who has done their part of it, and who has not. */
  readonly parts?: readonly { readonly name: Text; readonly done: boolean }[] | undefined
}

const YOU: Text = { zh: '您', en: 'You' }
const HR: Text = { zh: '区人力资源社会保障部门', en: 'District human resources' }
const POLICE: Text = { zh: '区公安户籍管理部门', en: 'District police, household registration' }

/** 行政许可法 § 32. */
const ANSWER: Text = {
  zh: '5 个工作日内受理，或者一次性告知需要补正的全部内容（行政许可法第三十二条）',
  en: 'Within 5 working days it accepts, or names everything to be corrected at once (Administrative Licensing Law § 32)',
}

/** Where each step stands in the opinion of 2014. */
export const CLAUSES = {
  submitted: 'FS-6', window: 'FS-6', correction: 'FS-6', review: 'FS-7', notice: 'FS-8', card: 'FS-9', settlement: 'FS-9', withdrawn: undefined,
} as const satisfies Record<Moment['id'], string | undefined>

/** The way of a case (FS-6 to FS-9), one moment after the other. At most one is `now`; after a stop nothing follows. */
export function timeline(story: CaseStory): readonly Moment[] {
  const { state } = story
  const begun: Moment = {
    id: 'submitted', title: state.channel === 'window' ? { zh: '窗口收到申请', en: 'Handed in at the window' } : { zh: '提交申请', en: 'Submitted' },
    state: 'done', on: story.submittedOn,
  }
  const way = [begun, ...windowMoments(story)]
  if (state.status === 'withdrawn') {
    return [...way.filter(one => one.state === 'done'), { id: 'withdrawn', title: { zh: '已撤回', en: 'Withdrawn' }, state: 'stopped', on: state.withdrawnOn }]
  }
  if (state.status === 'refused') return way
  return onlyFirstNow([...way, reviewMoment(story), noticeMoment(story), ...cardMoments(story)])
}

/** Which office, or the applicant, has to act now, and by when. */
export function inHand(moments: readonly Moment[]): Moment | undefined {
  return moments.find(one => one.state === 'now')
}

function windowMoments({ state, window }: CaseStory): readonly Moment[] {
  const { correction, answerBy, acceptedOn, refusal, status } = state
  const asked: readonly Moment[] = correction ? [{
    id: 'correction', title: { zh: '补正材料', en: 'Correction' }, who: YOU,
    state: correction.suppliedOn || acceptedOn ? 'done' : refusal ? 'stopped' : 'now',
    on: correction.suppliedOn, by: correction.suppliedOn ? undefined : correction.dueOn,
    note: correction.overdueSince && !correction.suppliedOn
      ? { zh: '期限已过。请尽快补正，或联系受理窗口。', en: 'The day has passed. Supply it soon, or ask the window.' }
      : undefined,
  }] : []
  const title: Text = { zh: '窗口受理', en: 'Acceptance by the window' }
  if (refusal) {
    return [...asked, { id: 'window', title: { zh: '不予受理', en: 'Acceptance refused' }, state: 'stopped', on: refusal.on, who: window }]
  }
  if (acceptedOn) return [...asked, { id: 'window', title, state: 'done', on: acceptedOn, who: window }]
  const now = status === 'submitted'
  return [...asked, { id: 'window', title, state: now ? 'now' : 'next', by: now ? answerBy : undefined, who: window, note: now ? ANSWER : undefined }]
}

/** FS-7: the departments at once, between two days of the case's year. */
function reviewMoment({ state, today, rules, tasks, notice }: CaseStory): Moment {
  const [from, to] = [`${state.year}-${rules.review.from}`, `${state.year}-${rules.review.to}`]
  const open = tasks.filter(task => task.status === 'open')
  const escalated = tasks.some(task => task.status === 'escalated')
  const title: Text = { zh: '各部门并联审核', en: 'Joint review by the departments' }
  if (!state.acceptedOn || today < from) return { id: 'review', title, state: state.acceptedOn ? 'now' : 'next', by: to, note: starts(from) }
  const parts = tasks.filter(task => task.status !== 'cancelled').map(task => ({ name: task.department.name, done: task.status === 'done' }))
  if (notice) return { id: 'review', title, state: 'done', parts }
  const finished = parts.filter(part => part.done).length
  const note: Text = { zh: `${parts.length} 个部门中 ${finished} 个已核查`, en: `${finished} of ${parts.length} departments have finished` }
  if (open.length === 0 && !escalated && parts.length > 0) return { id: 'review', title, state: 'done', note, parts }
  if (escalated) return { id: 'review', title, state: 'now', who: HR, note: both(note, OVERDUE) }
  // What an officer gave back after the period has a later day of its own.
  const by = open.reduce((last, task) => (task.dueOn > last ? task.dueOn : last), to)
  return { id: 'review', title, state: 'now', by, who: names(open.map(task => task.department.name)), note, parts }
}

/** FS-7: what is open at the end of the period is escalated, not scored. */
const OVERDUE: Text = { zh: '核查期已满，未核查完的已转区人力资源社会保障部门处理', en: 'The period is over; what is open is with the district now' }

const both = (one: Text, other: Text): Text => ({ zh: `${one.zh}；${other.zh}。`, en: `${one.en}. ${other.en}.` })

const starts = (from: string): Text => ({ zh: `${from}起审核`, en: `begins on ${from}` })

/** FS-8. */
function noticeMoment({ notice, rules, today }: CaseStory): Moment {
  const title: Text = { zh: '排名与公示', en: 'Ranking and public notice' }
  if (!notice) return { id: 'notice', title, state: 'next', who: HR, note: { zh: `公示 ${rules.notice.workingDays} 个工作日`, en: `${rules.notice.workingDays} working days` } }
  return {
    id: 'notice', title, state: today <= notice.toOn ? 'now' : 'done', on: notice.publishedOn, by: today <= notice.toOn ? notice.toOn : undefined,
    who: HR, note: standingText(notice.standing),
  }
}

function standingText(standing: Standing | undefined): Text {
  if (!standing) return { zh: '未列入排名', en: 'Not on the list' }
  if (standing.held) return { zh: '您的条目有异议正在处理', en: 'An objection to your entry is being handled' }
  return standing.admitted
    ? { zh: `第 ${standing.rank} 名，在名额之内`, en: `Rank ${standing.rank}, within the quota` }
    : { zh: `第 ${standing.rank} 名，不在名额之内`, en: `Rank ${standing.rank}, outside the quota` }
}

/** FS-9: card and settlement. Who is on the list outside the quota has neither. */
function cardMoments({ card, notice, today, rules }: CaseStory): readonly Moment[] {
  const card0: Moment = { id: 'card', title: { zh: '签发入户卡', en: 'Settlement card' }, state: 'next', who: HR }
  const settle: Moment = { id: 'settlement', title: { zh: '办理入户', en: 'Settlement' }, state: 'next', who: POLICE }
  if (!card) {
    const over = notice !== undefined && today > notice.toOn
    if (over && !notice.standing?.admitted && !notice.standing?.held) {
      const note: Text = { zh: '本年度未取得名额，下一年度可以重新申请。', en: 'No place this year. You may apply again next year.' }
      return [{ ...card0, state: 'stopped', note }]
    }
    const valid: Text = { zh: `有效期 ${rules.card.years} 年`, en: `Valid for ${rules.card.years} year${rules.card.years === 1 ? '' : 's'}` }
    return [{ ...card0, state: over ? 'now' : 'next', note: valid }, settle]
  }
  const issued: Moment = { ...card0, state: 'done', on: card.issuedOn }
  if (card.status === 'settled') return [issued, { ...settle, state: 'done', on: card.settledOn }]
  if (card.status === 'lapsed') {
    const note: Text = { zh: '入户卡已过有效期，未办理入户。', en: 'The card expired before settlement.' }
    return [issued, { ...settle, state: 'stopped', on: card.lapsedOn, note }]
  }
  if (card.status === 'revoked') return [{ ...card0, state: 'stopped', note: { zh: '入户卡已撤销。', en: 'The card was revoked.' } }]
  return [issued, { ...settle, state: 'now', by: card.expiresOn, who: POLICE, note: { zh: '请持入户卡前往办理', en: 'Go there with your card' } }]
}

/** The case is in one hand at a time: what comes after the first `now` has not begun. */
function onlyFirstNow(moments: readonly Moment[]): readonly Moment[] {
  const first = moments.findIndex(one => one.state === 'now')
  return moments.map((one, at) => (first >= 0 && at > first && one.state === 'now' ? { ...one, state: 'next' } : one))
}

function names(all: readonly Text[]): Text | undefined {
  if (all.length === 0) return undefined
  return { zh: all.map(one => one.zh).join('、'), en: all.map(one => one.en).join(', ') }
}

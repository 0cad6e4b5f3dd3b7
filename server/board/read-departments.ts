import { narrow } from './read-lines.ts'

/** Whom a task is given to: the lead and its partners, each by the name the document uses. */
export interface Assigned {
  readonly lead: string
  readonly partners: readonly string[]
}

/** A text with the departments at its end taken off. `tail` and `note` stand as they stood. */
export interface TakenOff {
  readonly text: string
  readonly tail: string
  readonly note: string
  readonly assigned: Assigned | undefined
}

const LEADS = '牵头单位|牵头部门|责任单位|责任部门|主办单位|负责单位|牵头|主办'
const PARTNERS = '主要参与单位|配合单位|配合部门|参与单位|参加单位|协办单位|协助单位|配合|参与|协办'
const LABEL = new RegExp(`(?:^|(?<=[。;,)]))(?:${LEADS}|${PARTNERS}):`)
const ORGANISATION =
  /(?:局|委|办|部|厅|处|室|院|会|联|社|台|馆|所|站|队|行|校|大学|中心|公司|集团|单位|部门|政府|机构|小组|团体|组织|市、区|县、区|区|县|镇|街道|街|园)$/

/** A longer bracket is no list of departments. */
const LONGEST_LIST = 1500
const MOST_NOTES = 4

/**
 * Takes the departments off the end of a task: the last bracket (市甲局、市乙局), before or after a remark (注:…), or
 * 牵头单位：… 配合单位：… in words. `assigned` is undefined where the text names none.
 */
export function takeDepartments(text: string): TakenOff {
  let rest = text
  let note = ''
  for (let notes = 0, group = lastBracket(rest); group && notes < MOST_NOTES; notes++, group = lastBracket(rest)) {
    const inside = group.text.slice(1, -1)
    if (/^(?:附?注|备注|说明)[:,]?/.test(narrow(inside))) {
      note = rest.slice(group.at) + note
      rest = rest.slice(0, group.at)
      continue
    }
    const assigned = departmentsIn(inside)
    if (!assigned) break
    return { text: rest.slice(0, group.at), tail: rest.slice(group.at), note, assigned }
  }
  return { ...inWords(rest), note }
}

function inWords(text: string): Omit<TakenOff, 'note'> {
  const at = narrow(text).search(LABEL)
  const assigned = at > 0 ? departmentsIn(text.slice(at).replaceAll('。', '；')) : undefined
  return assigned
    ? { text: text.slice(0, at), tail: text.slice(at), assigned }
    : { text, tail: '', assigned: undefined }
}

/** Whether a line only names departments: it belongs to the task above it. */
export function namesOnly(text: string): boolean {
  const group = lastBracket(text)
  if (group?.at === 0) return departmentsIn(group.text.slice(1, -1)) !== undefined
  return narrow(text).search(LABEL) === 0 && departmentsIn(text.replaceAll('。', '；')) !== undefined
}

/** The bracket a text ends with, however deep others stand in it; a full stop after it does not count. */
function lastBracket(text: string): { readonly at: number; readonly text: string } | undefined {
  const seen = narrow(text).replace(/[。;,.]+$/, '')
  if (!seen.endsWith(')')) return undefined
  let depth = 0
  for (let at = seen.length - 1; at >= 0; at--) {
    if (seen[at] === ')') depth++
    else if (seen[at] === '(' && --depth === 0) return { at, text: text.slice(at, seen.length) }
  }
  return undefined
}

/** Lead and partners in a list of names. The first named leads unless the text says who does (JM-1). */
export function departmentsIn(list: string): Assigned | undefined {
  if (list.length > LONGEST_LIST) return undefined
  const named = rolesIn(list)
  const found = named.filter(({ name }) => isOrganisation(name))
  // One stray word in a long list does not spoil it; a bracket that is mostly something else is no list of departments.
  if (found.length === 0 || found.length < named.length - 1 || found[0] !== named[0]) return undefined
  const lead = named.find(({ role }) => role === 'lead') ?? named[0]
  if (!lead) return undefined
  return { lead: lead.name, partners: [...new Set(named.map(({ name }) => name))].filter(name => name !== lead.name) }
}

type RoleOf = 'lead' | 'partner' | undefined

interface Named {
  readonly name: string
  readonly role: RoleOf
}

function rolesIn(list: string): readonly Named[] {
  const named: Named[] = []
  let label: RoleOf
  let open = 0
  for (const part of partsOf(labelsApart(list))) {
    const { name, before, after } = unlabelled(part)
    if (before) {
      label = before
      open = named.length
    }
    if (name !== '') named.push({ name, role: label })
    if (!after) continue
    // 「甲、乙牵头」: the word stands after everybody it is about.
    for (let at = open; at < named.length; at++) named[at] = { name: named[at]?.name ?? '', role: after }
    open = named.length
    label = undefined
  }
  return named
}

/** Lines that were joined: each label begins a part of its own. */
function labelsApart(list: string): string {
  const starts = [...narrow(list).matchAll(new RegExp(`(?:${LEADS}|${PARTNERS}):`, 'g'))]
    .map(({ index }) => index)
    .filter(at => at > 0)
  return [0, ...starts].map((from, n) => list.slice(from, starts[n])).join('；')
}

function unlabelled(part: string): { readonly name: string; readonly before: RoleOf; readonly after: RoleOf } {
  const lead = new RegExp(`^(?:由)?(?:${LEADS})[:为]`).exec(narrow(part))
  const partner = new RegExp(`^(?:(?:${PARTNERS})[:为]|会同|协同)`).exec(narrow(part))
  const rest = part.slice(lead?.[0].length ?? partner?.[0].length ?? 0).replace(/^由/, '')
  const shared = rest.replace(/(?:按照?|依)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实)?$|分工负责$|分别负责$/, '')
  const led = shared.replace(/(?:牵头负责|负责牵头|为?牵头单位|为牵头|牵头|主办|负责)$/, '')
  const joined =
    led === shared
      ? shared.replace(/(?:共同|积极)?(?:为?配合单位|为?参与单位|配合|参与|参加|协办|协助|协同)$/, '')
      : led
  return {
    name: joined.replace(/等(?:市直)?(?:相关|有关)?(?:单位|部门|成员单位)?$/, '').replace(/[。.]$/, ''),
    before: lead ? 'lead' : partner ? 'partner' : undefined,
    after: led !== shared ? 'lead' : joined !== led ? 'partner' : undefined,
  }
}

/** Names between separators; none within brackets, and 「各市、区」 is one name. */
function partsOf(list: string): readonly string[] {
  const seen = narrow(list)
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (let at = 0; at < list.length; at++) {
    const sign = seen[at] ?? ''
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    const whole = /^各(?:县级)?[市县区镇]、[市县区街](?:道)?/.exec(seen.slice(at))
    if (whole && part === '') {
      part = list.slice(at, at + whole[0].length)
      at += whole[0].length - 1
    } else if (depth === 0 && /[、,;/\s]/.test(sign)) {
      parts.push(part)
      part = ''
    } else part += list[at] ?? ''
  }
  return [...parts, part].flatMap(joinedNames).filter(name => name !== '')
}

/** 「市甲局和市乙局」 are two; 「市住房和城乡建设局」 is one. */
function joinedNames(part: string): readonly string[] {
  for (const { index, 0: word } of part.matchAll(/以及|会同|协同|和|及|与/g)) {
    const [left, right] = [part.slice(0, index), part.slice(index + word.length)]
    const begins = /^(?:市|各|省|区|县|团市委|中共|江门)/.test(right)
    if (isOrganisation(left) && begins) return [left, ...joinedNames(word.endsWith('同') ? `${word}${right}` : right)]
  }
  return [part]
}

function isOrganisation(name: string): boolean {
  const { length } = [...name]
  const bare = narrow(name).replace(/\([^()]*\)$/, '')
  return length >= 2 && length <= 40 && !/[。!?《》"“”]/.test(name) && ORGANISATION.test(bare)
}

/** A person's facts as numbers in registers: read once, so that rules only ever compare and add numbers. */
import { absentValue, scaled, scaleOf } from '../environment.ts'
import type { Answer, Fact, Facts } from '../types.ts'
import type { Memory } from './memory.ts'
import type { Register } from './steps.ts'
import { unpack } from './unpack.ts'

/** A fact some rule reads. Its place among all of these is where its answer lies in memory as it was given. */
export interface Slot {
  readonly fact: Fact
  readonly place: number
  readonly at: Register
  /** The texts a choice may be, options first; its number is the place, or their count for any other text. */
  readonly texts: readonly string[]
}

function placeOf(texts: readonly string[], text: unknown): number {
  let place = 0
  while (place < texts.length && texts[place] !== text) place += 1
  return place
}

/** What stands in the register while nothing is known: see `absentValue`. */
function absentNumber({ fact, texts }: Slot): number {
  const absent = absentValue(fact)
  if (typeof absent === 'string') return placeOf(texts, absent)
  return typeof absent === 'boolean' ? Number(absent) : scaled(absent, scaleOf(fact))
}

/** Texts that are keys are kept once by the engine, so that comparing them is comparing addresses. */
function asKeys(texts: readonly string[]): readonly string[] {
  return texts.map(text => Object.keys({ [text]: true })[0] ?? text)
}

/** Beyond so many texts a map finds one faster than looking at each. */
const FEW = 12

type Load = () => void

const places = (slots: readonly Slot[]) => Int32Array.from(slots, each => each.place)
const registers = (slots: readonly Slot[]) => Int32Array.from(slots, each => each.at)

function loadNumbers(slots: readonly Slot[], { raw, numbers }: Memory): Load {
  const [from, to, absent] = [places(slots), registers(slots), Float64Array.from(slots, absentNumber)]
  return () => {
    for (let i = 0; i < to.length; i += 1) {
      const answer = raw[from[i] ?? 0]
      numbers[to[i] ?? 0] = typeof answer === 'number' ? answer : (absent[i] ?? 0)
    }
  }
}

function loadDecimals(slots: readonly Slot[], { raw, numbers }: Memory): Load {
  const absent = slots.map(absentNumber)
  return () => {
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i]
      if (!slot) continue
      const answer = raw[slot.place]
      numbers[slot.at] = typeof answer === 'number' ? Math.round(answer * 100) : (absent[i] ?? 0)
    }
  }
}

function loadBooleans(slots: readonly Slot[], { raw, numbers }: Memory): Load {
  const [from, to] = [places(slots), registers(slots)]
  return () => {
    for (let i = 0; i < to.length; i += 1) numbers[to[i] ?? 0] = raw[from[i] ?? 0] === true ? 1 : 0
  }
}

function loadChoices(slots: readonly Slot[], { raw, numbers }: Memory): Load {
  const texts = slots.map(each => asKeys(each.texts))
  const many = texts.map(each => (each.length > FEW ? new Map(each.map((text, index) => [text, index])) : undefined))
  const [from, to, absent] = [places(slots), registers(slots), Float64Array.from(slots, absentNumber)]
  return () => {
    for (let i = 0; i < to.length; i += 1) {
      const answer = raw[from[i] ?? 0]
      const map = many[i]
      const own = texts[i] ?? []
      let place = own.length
      if (answer === undefined) place = absent[i] ?? 0
      else if (map) place = map.get(String(answer)) ?? own.length
      else {
        place = 0
        while (place < own.length && own[place] !== answer) place += 1
      }
      numbers[to[i] ?? 0] = place
    }
  }
}

function hundredths(answer: Answer | undefined): readonly number[] {
  return Array.isArray(answer) ? answer.map(each => (typeof each === 'number' ? Math.round(each * 100) : NaN)) : []
}

function loadLists(slots: readonly Slot[], { raw, lists }: Memory): Load {
  return () => {
    for (const { place } of slots) lists[place] = hundredths(raw[place])
  }
}

/** Reads a person's facts into memory; what is not known stands there as what it counts as when nothing was found. */
export function reader(slots: readonly Slot[], memory: Memory): (facts: Facts) => void {
  const ids = slots.map(each => each.fact.id)
  const of = (type: Fact['type']) => slots.filter(each => each.fact.type === type)
  const loads = [
    { load: loadNumbers, slots: of('integer') },
    { load: loadDecimals, slots: of('decimal') },
    { load: loadBooleans, slots: of('boolean') },
    { load: loadChoices, slots: of('choice') },
    { load: loadLists, slots: of('list') },
  ].flatMap(each => (each.slots.length > 0 ? [each.load(each.slots, memory)] : []))
  return facts => {
    memory.facts = facts
    unpack(facts, ids, memory.raw)
    for (let index = 0; index < loads.length; index += 1) loads[index]?.()
  }
}

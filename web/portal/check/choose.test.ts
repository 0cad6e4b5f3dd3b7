import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import type { Answer } from '#policy'
import { loadPack, packIds } from '../../../policies/load.ts'
import { nextOf, openIn, type Open } from './choose.ts'
import { ELSEWHERE, NOTHING, answered, movedTo, skipped, type Saved } from './saved.ts'
import { factsFor, factsOf, placesOf, schemesOn } from './schemes.ts'
import { person } from './testing.ts'

const ON = '2026-10-20'
const schemes = schemesOn(packIds().map(id => loadPack(id)), ON).filter(({ state }) => state === 'in_force')
const facts = factsOf(schemes)
const places = [...placesOf(schemes).map(({ code }) => code), ELSEWHERE]
const words = Object.keys(parse(readFileSync(new URL('../../../policies/vocabulary.yaml', import.meta.url), 'utf8'), { merge: true }))

type Chooser = (lists: readonly Open[]) => string | undefined

/** The first question of the vocabulary that still matters to any scheme. */
const inOrder: Chooser = lists => {
  const open = new Set(lists.flat())
  return words.find(id => open.has(id))
}

/** Asks until nothing can change a verdict any more. */
function interview(choose: Chooser, place: string, truth: Readonly<Record<string, Answer>>): Saved {
  let saved = movedTo(NOTHING, place, facts)
  for (;;) {
    const id = choose(openIn(schemes, saved))
    if (id === undefined) return saved
    const value = truth[id]
    assert.ok(value !== undefined && !saved.order.includes(id), `${id} is asked twice, or cannot be`)
    saved = answered(saved, id, value)
  }
}

// What follows from a date (ages, years since) is worked out, never invented beside it.
const dated = new Set(facts.filter(({ type }) => type === 'date').map(({ id }) => id))
const worked = (id: string) => schemes.some(({ pack }) => pack.derivations.some(each => each.fact === id && each.kind !== 'total' && dated.has(each.from)))
const someone = fc.tuple(fc.constantFrom(...places), person(facts.filter(({ id }) => !worked(id))))

test('once it asks nothing more, every verdict is the one that all answers would give', () => {
  fc.assert(fc.property(someone, ([place, truth]) => {
    const saved = interview(nextOf, place, truth)
    for (const scheme of schemes) {
      const { outcome, unset } = scheme.compiled.evaluate(factsFor(scheme, saved))
      const all = scheme.compiled.evaluate(factsFor(scheme, { ...saved, facts: truth }))
      if (outcome === 'undecided') assert.ok(unset.length > 0, `${scheme.pack.id} is left open for nothing`)
      else assert.equal(outcome, all.outcome, scheme.pack.id)
    }
  }), { numRuns: 40 })
})

test('it asks fewer questions than the order of the vocabulary: on average at most two thirds', () => {
  const people = fc.sample(someone, { numRuns: 60, seed: 42 })
  const asked = (choose: Chooser) => people.reduce((sum, [place, truth]) => sum + interview(choose, place, truth).order.length, 0) / people.length
  const [chosen, listed] = [asked(nextOf), asked(inOrder)]
  assert.ok(chosen <= listed * (2 / 3), `${chosen.toFixed(1)} questions a person, ${listed.toFixed(1)} in the order of the vocabulary`)
})

test('the question of most schemes goes first; among equals the one a scheme would ask first', () => {
  assert.equal(nextOf([['a', 'b'], ['c', 'b'], []]), 'b')
  assert.equal(nextOf([['a', 'b'], ['c', 'd', 'e']]), 'a')
  assert.equal(nextOf([[], []]), undefined)
})

test('what has been put off is not asked again, and leaves its schemes open', () => {
  let saved = movedTo(NOTHING, '440600', facts)
  const off: string[] = []
  for (let id = nextOf(openIn(schemes, saved)); id !== undefined; id = nextOf(openIn(schemes, saved))) {
    assert.ok(!off.includes(id))
    off.push(id)
    saved = skipped(saved, id)
  }
  const here = schemes.find(({ pack }) => pack.id === 'foshan-2014-points') ?? assert.fail()
  assert.equal(here.compiled.evaluate(factsFor(here, saved)).outcome, 'undecided')
})

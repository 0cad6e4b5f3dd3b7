import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { checkPack, compile, type Pack, runExamples } from '#policy'
import { loadPack, PackError, packIds, packJson } from './load.ts'

const foshan = loadPack('foshan-2014-points')
const guangdong = loadPack('guangdong-2010-points')
const parameter = (pack: Pack, id: string) => pack.parameters.find(each => each.id === id)

describe('every pack', () => {
  for (const id of packIds()) {
    const pack = loadPack(id)
    test(`${id} is in order`, () => assert.deepEqual(checkPack(pack), []))
    for (const { example, differences } of runExamples(pack)) {
      test(`${id}: ${example.title.en}`, () => assert.deepEqual(differences, []))
    }
    test(`${id}: every published number names its source, with an address unless it is the document itself`, () => {
      for (const { id: name, value, source } of pack.parameters)
        assert.ok(source.title.length > 0 && (value === undefined || source.url || source.grade === 'A'), name)
    })
    test(`${id} travels as compact data and evaluates the same`, () => {
      const text = packJson(id)
      const travelled = JSON.parse(text) as Pack
      assert.ok(Buffer.byteLength(text) < 120_000)
      assert.deepEqual(
        compile(travelled).evaluate({ education: 'college' }),
        compile(pack).evaluate({ education: 'college' }),
      )
    })
  }
})

describe('Guangdong 2010', () => {
  test('the values of the press reports, in hundredths', () => {
    const values = Object.fromEntries(guangdong.parameters.map(each => [each.id, (each.value ?? NaN) / 100]))
    assert.deepEqual(values, {
      edu_junior: 5,
      edu_senior: 20,
      edu_college: 60,
      edu_bachelor: 80,
      skill_junior: 10,
      skill_intermediate: 30,
      skill_senior: 50,
      skill_technician: 60,
      title_junior: 50,
      title_intermediate: 60,
      insurance_year: 1,
      insurance_cap: 50,
      blood_each: 2,
      blood_cap: 10,
      volunteer_50h: 2,
      volunteer_cap: 10,
      donation_1000: 2,
      donation_cap: 10,
      minus_reeducation: -50,
      minus_punishment: -100,
    })
  })
  test('wordings are marked as reported, not official', () =>
    assert.ok(guangdong.clauses.every(each => each.wording === 'reported')))
})

describe('Foshan 2014 (FS-1 to FS-15)', () => {
  const document = readFileSync(new URL('foshan-2014-points/document.txt', import.meta.url), 'utf8')

  test('every official clause is quoted word for word', () => {
    for (const clause of foshan.clauses.filter(each => each.wording === 'official'))
      assert.ok(document.includes(clause.quote), clause.id)
  })

  test('FS-1 to FS-15 are all there', () => {
    for (let number = 1; number <= 15; number += 1)
      assert.ok(
        foshan.clauses.some(each => each.id === `FS-${number}`),
        `FS-${number}`,
      )
  })

  test('FS-11: 18 kinds of department, each with its own sentence or its part of FS-7', () => {
    assert.equal(foshan.departments.length, 18)
    const verifying = new Set(foshan.duties.map(each => each.department))
    assert.deepEqual(
      foshan.departments.map(each => each.id).filter(id => !verifying.has(id)),
      ['service_centre', 'insurance_fund'],
    )
  })

  test('FS-11: every document the duty matrix names is verified, by the department that names it', () => {
    const named: Readonly<Record<string, readonly string[]>> = {
      hr: [
        'insurance_record',
        'skill_certificate',
        'labour_contract',
        'tenure_proof',
        'special_post_proof',
        'title_certificate',
        'shortage_proof',
      ],
      police: ['id_card', 'household_book', 'bravery_certificate'],
      education: ['diploma'],
      land: ['land_certificate'],
      housing: ['property_certificate'],
      health: [
        'birth_certificate',
        'immunisation_card',
        'health_proof',
        'premarital_proof',
        'blood_certificate',
        'marrow_certificate',
      ],
      family_planning: ['family_planning_certificate'],
      civil_affairs: ['marriage_proof'],
      science: ['patent_certificate'],
      commerce: ['business_licence'],
      national_tax: ['national_tax_receipt'],
      local_tax: ['local_tax_receipt'],
      floating_population: ['residence_permit', 'child_registration'],
      volunteers: ['volunteer_proof'],
      donation_recipients: ['donation_proof'],
      awarding_bodies: ['award_certificate'],
    }
    for (const [department, documents] of Object.entries(named)) {
      const verified = foshan.duties.filter(each => each.department === department).flatMap(each => each.documents)
      assert.deepEqual(
        documents.filter(each => !verified.includes(each)),
        [],
        department,
      )
    }
  })

  test('no number passes for official: each stands in or is empty', () => {
    assert.ok(foshan.parameters.every(each => each.source.standIn))
    const empty = foshan.parameters.filter(each => each.value === undefined).map(each => each.id)
    assert.deepEqual(empty, [
      'fs_employer_3y',
      'fs_bravery',
      'fs_marrow',
      'fs_company',
      'fs_national_tax',
      'fs_local_tax',
      'fs_health',
      'fs_premarital',
      'fs_immunised',
    ])
  })

  test('a line without a published value is not applied and asks nothing', () => {
    const evaluation = compile(foshan).evaluate({})
    const lines = evaluation.lines.filter(each => !each.applied)
    assert.equal(lines.length, 9)
    for (const line of lines)
      assert.deepEqual([line.points, line.open, line.how.zh], [{ min: 0, max: 0 }, [], '未公布分值，暂不计分'])
    assert.ok(!evaluation.open.includes('employer_months'))
  })

  test('the provincial numbers are taken over and stand in there too (FS-2)', () => {
    assert.equal(parameter(guangdong, 'edu_bachelor')?.source.standIn, false)
    assert.equal(parameter(foshan, 'edu_bachelor')?.source.standIn, true)
    assert.equal(parameter(foshan, 'skill_junior'), undefined, 'skill has values of its own')
  })

  test('round, places, ties and services as the document has them', () => {
    assert.deepEqual(
      foshan.round && [
        foshan.round.cutoff.monthDay,
        foshan.round.cutoff.cutoffDayCounts,
        foshan.round.review.from,
        foshan.round.review.to,
        foshan.round.notice.workingDays,
        foshan.round.card.years,
        foshan.round.mark.years,
      ],
      ['09-01', 'next_round', '09-01', '11-30', 10, 1, 3],
    )
    assert.deepEqual(
      foshan.places.map(each => each.id),
      ['own_home', 'employer_collective', 'agency_collective', 'public_rental', 'relatives'],
    )
    assert.deepEqual(
      foshan.ties.map(each => each.id),
      ['all-in', 'none-in', 'chain-all-in', 'chain-earliest'],
    )
    assert.deepEqual(
      foshan.services.map(each => [each.lastDay, each.years]),
      [
        ['05-31', 'any_later'],
        ['04-30', 'next'],
      ],
    )
    assert.deepEqual(
      foshan.precedence.map(each => each.clause),
      ['FS-15'],
    )
    assert.equal(foshan.threshold?.points, 6000)
  })

  test('asks first what decides, then what scores most, deductions last', () => {
    const questions = compile(foshan).questions({})
    assert.deepEqual(questions.slice(0, 4).toSorted(), ['age', 'excess_birth_5y', 'registered_locally', 'works_here'])
    assert.deepEqual(questions.slice(4, 6), ['education', 'skill_level'])
    assert.deepEqual(questions.slice(-2).toSorted(), ['punishment_5y', 'reeducation_5y'])
    assert.deepEqual(compile(foshan).questions({ registered_locally: true }), [])
    const enough = {
      registered_locally: false,
      works_here: true,
      age: 30,
      excess_birth_5y: false,
      education: 'bachelor',
    }
    assert.deepEqual(
      compile(foshan).questions(enough).slice(0, 2).toSorted(),
      ['punishment_5y', 'reeducation_5y'],
      'with 60 gained, deductions decide',
    )
  })

  test('「再无偿献血 2 次：+4 分」', () => {
    const found = compile(foshan).improvements({ blood_donations: 1, pension_months: 30 }, 3)
    assert.deepEqual(
      found.map(each => each.text.zh),
      ['再无偿献血 2 次：+4 分', '养老保险再缴 18 个月：+2 分'],
    )
    assert.deepEqual(
      found.map(each => each.text.en),
      ['Give blood 2 more times: +4 points', 'Pay pension insurance for 18 more months: +2 points'],
    )
  })
})

describe('reading', () => {
  test('an unknown pack is an error that says so', () => assert.throws(() => loadPack('atlantis'), PackError))
  test('ids that climb out of the folder are unknown packs', () =>
    assert.throws(() => loadPack('../policies/foshan-2014-points'), PackError))
})

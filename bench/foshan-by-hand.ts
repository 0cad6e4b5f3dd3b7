/** The rules of foshan-2014-points written by hand, as a programmer would without a policy language: the yardstick. */
import type { Facts } from '#policy'

/** One person's answers as the hand-written rules like them. Invented people only. */
export interface Person extends Facts {
  readonly age?: number
  readonly registered_locally?: boolean
  readonly works_here?: boolean
  readonly excess_birth_5y?: boolean
  readonly education?: string
  readonly skill_level?: string
  readonly title_level?: string
  readonly shortage_talent?: string
  readonly invention_patents?: number
  readonly other_patents?: number
  readonly pension_months?: number
  readonly medical_months?: number
  readonly unemployment_months?: number
  readonly injury_months?: number
  readonly maternity_months?: number
  readonly local_insurance_months?: number
  readonly special_post_months?: number
  readonly residence_permit_months?: number
  readonly home_area?: number
  readonly blood_donations?: number
  readonly volunteer_hours?: number
  readonly donation_yuan?: number
  readonly awards_county?: number
  readonly awards_city?: number
  readonly family_planning_proof?: boolean
  readonly reeducation_5y?: boolean
  readonly punishment_5y?: boolean
}

function education(level: string | undefined): number {
  switch (level) {
    case 'junior':
      return 500
    case 'senior':
      return 2000
    case 'college':
      return 6000
    case 'bachelor':
      return 8000
    default:
      return 0
  }
}

function skill(level: string | undefined): number {
  switch (level) {
    case 'junior':
      return 2000
    case 'intermediate':
      return 4000
    case 'senior':
      return 5000
    case 'technician':
      return 6000
    case 'senior_technician':
      return 8000
    default:
      return 0
  }
}

function title(level: string | undefined): number {
  switch (level) {
    case 'junior':
      return 5000
    case 'intermediate':
      return 6000
    case 'senior':
      return 8000
    default:
      return 0
  }
}

function shortage(list: string | undefined): number {
  if (list === 'city') return 5000
  return list === 'district' ? 2500 : 0
}

const years = (months: number | undefined): number => Math.floor((months ?? 0) / 12)

function insurance(f: Person): number {
  const kinds =
    years(f.pension_months) +
    years(f.medical_months) +
    years(f.unemployment_months) +
    years(f.injury_months) +
    years(f.maternity_months)
  return Math.min(kinds * 100, 5000)
}

function total(f: Person): number {
  return (
    education(f.education) +
    Math.max(skill(f.skill_level), title(f.title_level)) +
    shortage(f.shortage_talent) +
    (f.invention_patents ?? 0) * 3000 +
    (f.other_patents ?? 0) * 1000 +
    insurance(f) +
    Math.min(years(f.local_insurance_months) * 1000, 10000) +
    Math.min(years(f.special_post_months) * 400, 2000) +
    Math.min(years(f.residence_permit_months) * 1000, 12000) +
    Math.min(Math.floor(Math.round((f.home_area ?? 0) * 100) / 100) * 100, 14400) +
    Math.min((f.blood_donations ?? 0) * 200, 1000) +
    Math.min(Math.floor((f.volunteer_hours ?? 0) / 50) * 200, 1000) +
    Math.min(Math.floor((f.donation_yuan ?? 0) / 1000) * 200, 1000) +
    Math.min((f.awards_county ?? 0) * 3000, 6000) +
    Math.min((f.awards_city ?? 0) * 6000, 12000) +
    (f.family_planning_proof ? 300 : 0) -
    (f.reeducation_5y ? 5000 : 0) -
    (f.punishment_5y ? 10000 : 0)
  )
}

/** 0 not eligible, 1 not known, 2 eligible. */
function conditions(f: Person): number {
  if (f.registered_locally === true || f.works_here === false || f.excess_birth_5y === true) return 0
  if (f.age !== undefined && f.age < 18) return 0
  const known = f.registered_locally !== undefined && f.works_here !== undefined && f.excess_birth_5y !== undefined
  return known && f.age !== undefined ? 2 : 1
}

/** Verdict into `out[0]`, total in hundredths into `out[1]`, as the generated code does. */
export function foshanByHand(f: Person, out: Float64Array): void {
  const points = total(f)
  out[0] = points < 6000 ? 0 : conditions(f)
  out[1] = points
}

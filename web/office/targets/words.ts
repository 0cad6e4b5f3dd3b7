import type { Text } from '#policy'

export type Measure = 'accepted' | 'approved' | 'settled'
export const MEASURES = ['accepted', 'approved', 'settled'] as const satisfies readonly Measure[]

export const measureNames: Readonly<Record<Measure, Text>> = {
  accepted: { zh: '受理', en: 'Accepted' },
  approved: { zh: '核准', en: 'Approved' },
  settled: { zh: '入户', en: 'Settled' },
}

export const sourceNames: Readonly<Record<'paste' | 'excel' | 'form', Text>> = {
  paste: { zh: '粘贴', en: 'pasted' },
  excel: { zh: 'Excel 文件', en: 'Excel file' },
  form: { zh: '网页填写', en: 'typed in' },
}

/** Whole per cent, rounded down; undefined where nothing was asked. */
export function percent(done: number, of: number): number | undefined {
  return of > 0 ? Math.floor((done * 100) / of) : undefined
}

/** What a city is divided into for targets: its counties, or its towns where it has none. */
export const levelNames: Readonly<Record<'district' | 'town', { readonly one: Text; readonly each: Text }>> = {
  district: { one: { zh: '县（市、区）', en: 'County' }, each: { zh: '各县（市、区）', en: 'by county' } },
  town: { one: { zh: '镇街、园区', en: 'Town' }, each: { zh: '各镇街、园区', en: 'by town' } },
}

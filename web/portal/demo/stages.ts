import type { Text } from '#policy'

export interface Stage {
  readonly date: string
  readonly title: Text
}

/** The stops of one Foshan year (FS-6 to FS-9), `MM-DD` and how many years after the first. */
const stops: readonly { readonly day: string; readonly title: Text }[] = [
  { day: '05-31', title: { zh: '入学申请最后一日', en: 'last day to apply for a school place' } },
  { day: '08-31', title: { zh: '本年度申请最后一日', en: 'last day to apply for this year' } },
  { day: '09-01', title: { zh: '并联审核开始，新申请转入下一年度', en: 'joint review begins; new applications go to next year' } },
  { day: '11-30', title: { zh: '并联审核最后一日', en: 'last day of the joint review' } },
  { day: '12-01', title: { zh: '审核期满，可以排名', en: 'review is over; ranking may begin' } },
  { day: '12-20', title: { zh: '公示期满之后', en: 'after the public notice' } },
]

/** The next six stops after `today`. */
export function stagesFrom(today: string): Stage[] {
  const year = Number(today.slice(0, 4))
  return [year, year + 1]
    .flatMap(at => stops.map(({ day, title }) => ({ date: `${at}-${day}`, title })))
    .filter(({ date }) => date > today)
    .slice(0, 6)
}

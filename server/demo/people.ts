import { addDays, dateParts, formatDate } from '#calendar'
import { syntheticIdNumber } from '#identity'
import type { Dependant, Personal } from '#server/applications/index.ts'
import type { Random } from './random.ts'

const surnames = [
  ['王', 7], ['李', 7], ['张', 7], ['刘', 5], ['陈', 6], ['杨', 3], ['黄', 5], ['赵', 2], ['周', 2], ['吴', 2], ['徐', 2], ['孙', 1],
  ['胡', 2], ['朱', 1], ['高', 1], ['林', 3], ['何', 2], ['郭', 1], ['罗', 2], ['梁', 3], ['宋', 1], ['邓', 2], ['谢', 2], ['韦', 2],
  ['覃', 1], ['莫', 1], ['欧阳', 1], ['唐', 1], ['蒋', 1], ['龙', 1],
] as const
const given = {
  male: '建国志强伟明军勇杰涛斌超海波鹏辉刚健文华金荣福生宏亮永平',
  female: '秀英丽娟芳敏静燕红霞玲桂兰玉梅小琴雪春花美珍彩云丹妮佳',
}

interface Origin { readonly region: string; readonly place: string }

/** Where Guangdong's migrant workers come from; counties of their first registration. */
const origins: readonly (readonly [Origin, number])[] = [
  [{ region: '431103', place: '湖南省永州市冷水滩区' }, 14], [{ region: '430423', place: '湖南省衡阳市衡山县' }, 10],
  [{ region: '450881', place: '广西壮族自治区贵港市桂平市' }, 14], [{ region: '450922', place: '广西壮族自治区玉林市陆川县' }, 10],
  [{ region: '511325', place: '四川省南充市西充县' }, 10], [{ region: '500235', place: '重庆市云阳县' }, 5],
  [{ region: '421083', place: '湖北省荆州市洪湖市' }, 8], [{ region: '360730', place: '江西省赣州市宁都县' }, 8],
  [{ region: '411524', place: '河南省信阳市商城县' }, 8], [{ region: '520424', place: '贵州省安顺市关岭县' }, 5],
  [{ region: '440981', place: '广东省茂名市高州市' }, 8],
]
const towns = ['虚构镇', '样例乡', '示范街道'] as const
const employers = [
  '佛山市虚构陶瓷有限公司', '佛山市示例铝业有限公司', '佛山市样本家电制造厂', '佛山市演示纺织有限公司', '佛山市虚拟物流有限公司',
  '佛山市模拟机电有限公司', '佛山市假想家具厂', '佛山市例证环卫服务中心',
] as const

export type Sex = keyof typeof given

export interface InventedPerson {
  readonly sex: Sex
  readonly birthDate: string
  readonly personal: Personal & { readonly name: string; readonly idNumber: string; readonly phone: string }
}

/**
 * Somebody who does not exist. The three digits of order in the ID number are 996 to 999, which offices kept for people of
 * a hundred and more, so that no working person should bear it.
 */
export function inventPerson(random: Random, n: number, today: string): InventedPerson {
  const sex: Sex = random.chance(54) ? 'male' : 'female'
  const age = random.weighted([[random.between(19, 24), 14], [random.between(25, 34), 44], [random.between(35, 44), 31], [random.between(45, 56), 11]])
  const birthDate = born(random, age, today)
  const { region, place } = random.weighted(origins)
  const name = invented(random, sex)
  const street = `佛山市禅城区${random.pick(['虚构路', '样例大道', '演示巷'])} ${random.between(1, 300)} 号 ${random.between(1, 12)}0${random.between(1, 8)} 房`
  return {
    sex,
    birthDate,
    personal: {
      name,
      idNumber: idNumber(random, region, birthDate, sex),
      birthDate,
      phone: `139${String(10_000_000 + n).padStart(8, '0')}`,
      household: `${place}${random.pick(towns)}`,
      address: street,
      employer: random.pick(employers),
    },
  }
}

/** Spouse and children, with ages that fit. */
export function inventFamily(random: Random, person: InventedPerson, today: string, married: boolean): Dependant[] {
  if (!married) return []
  const family: Dependant[] = []
  const region = person.personal.idNumber.slice(0, 6)
  if (random.chance(70)) {
    const sex: Sex = person.sex === 'male' ? 'female' : 'male'
    const birthDate = addDays(person.birthDate, random.between(-900, 900))
    family.push({ key: 'spouse', relation: 'spouse', name: invented(random, sex), idNumber: idNumber(random, region, birthDate, sex) })
  }
  const years = dateParts(today).year - dateParts(person.birthDate).year
  for (let child = 0; child < random.weighted([[0, 25], [1, 50], [2, 25]]); child++) {
    const age = Math.min(random.between(1, 16), years - 21)
    if (age < 1) continue
    const sex: Sex = random.chance(50) ? 'male' : 'female'
    const birthDate = born(random, age, today)
    const name = `${[...person.personal.name][0] ?? '李'}${[...invented(random, sex)].slice(1).join('')}`
    family.push({ key: `child${child + 1}`, relation: 'child', name, idNumber: idNumber(random, region, birthDate, sex) })
  }
  return family
}

function born(random: Random, age: number, today: string): string {
  const { year, month, day } = dateParts(today)
  return addDays(formatDate({ year: year - age, month, day: Math.min(day, 28) }), -random.integer(364))
}

function invented(random: Random, sex: Sex): string {
  const letters = [...given[sex]]
  const first = random.pick(letters)
  return random.weighted(surnames) + (random.chance(35) ? first : first + random.pick(letters))
}

function idNumber(random: Random, region: string, birthDate: string, sex: Sex): string {
  const sequence = sex === 'male' ? random.pick([997, 999]) : random.pick([996, 998])
  return syntheticIdNumber({ region, birthDate, sequence })
}

/** Nationalities (GB/T 3304-1991): code, Chinese name without 族, romanised name. The police use 57 and 58 besides. */
const NATIONS = (
  '01汉Han 02蒙古Mongol 03回Hui 04藏Zang 05维吾尔Uygur 06苗Miao 07彝Yi 08壮Zhuang 09布依Buyei 10朝鲜Chosen 11满Man '
  + '12侗Dong 13瑶Yao 14白Bai 15土家Tujia 16哈尼Hani 17哈萨克Kazak 18傣Dai 19黎Li 20傈僳Lisu 21佤Va 22畲She 23高山Gaoshan '
  + '24拉祜Lahu 25水Sui 26东乡Dongxiang 27纳西Naxi 28景颇Jingpo 29柯尔克孜Kirgiz 30土Tu 31达斡尔Daur 32仫佬Mulao 33羌Qiang '
  + '34布朗Blang 35撒拉Salar 36毛南Maonan 37仡佬Gelao 38锡伯Xibe 39阿昌Achang 40普米Pumi 41塔吉克Tajik 42怒Nu '
  + '43乌孜别克Uzbek 44俄罗斯Russ 45鄂温克Ewenki 46德昂Deang 47保安Bonan 48裕固Yugur 49京Gin 50塔塔尔Tatar 51独龙Derung '
  + '52鄂伦春Oroqen 53赫哲Hezhen 54门巴Monba 55珞巴Lhoba 56基诺Jino'
).split(' ')

export interface Code {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}

/** All 58, in the order of their codes. */
export const nations: readonly Code[] = [
  ...NATIONS.map(entry => {
    const [, code = '', zh = '', en = ''] = /^(\d\d)([^A-Z]+)(\w+)$/.exec(entry) ?? []
    return { code, name: { zh: `${zh}族`, en } }
  }),
  { code: '57', name: { zh: '其他', en: 'Other' } },
  { code: '58', name: { zh: '外国血统', en: 'Of foreign descent' } },
]

/** A nationality by code (`8` and `08`), Chinese name with or without 族, or romanised name. */
export function findNation(text: string): Code | undefined {
  const wanted = text.trim()
  return nations.find(({ code, name }) => wanted.padStart(2, '0') === code
    || wanted === name.zh || `${wanted}族` === name.zh || wanted.toLowerCase() === name.en.toLowerCase())
}

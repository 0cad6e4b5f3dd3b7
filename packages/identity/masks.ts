/** How personal data appear on screens and lists. A mask hides; it never makes a stable pseudonym. */

/** Only those nobody takes for a one-character surname and a given name (宗政, 贺兰): in doubt the mask hides more. */
const COMPOUND = new Set((
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 '
  + '长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 巫马 颛孙 壤驷 漆雕 拓跋 夹谷 轩辕 令狐 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 '
  + '第五 歐陽 司馬 東方 諸葛 尉遲 鍾離'
).split(' '))
/** Between the parts of a name of several nationalities: 买买提·艾力. Shown as they are. */
const SEPARATOR = /[·•・．.\s‧]/

/**
 * A name for a public list: the surname stays, each further character becomes `*`: 张三丰 → 张**, 欧阳修 → 欧阳*,
 * 买买提·艾力 → 买**·**. A name of one character is hidden whole; 欧阳 alone keeps its first.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const shown = characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join('')) ? 2 : 1
  if (characters.length === 1) return '*'
  return characters.map((character, at) => at < shown || SEPARATOR.test(character) ? character : '*').join('')
}

/**
 * An identity number for office screens: only the last four stay, `**************002X`. Region and birth date are
 * hidden because screens show them elsewhere. For public lists there is no mask: the number never appears there.
 */
export function maskIdNumber(number: string): string {
  return '*'.repeat(Math.max(number.length - 4, 0)) + (number.length > 4 ? number.slice(-4) : '*'.repeat(number.length))
}

/** `138****1234`. */
export function maskPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '*'.repeat(phone.length)
}

const ROWS = [
  ['名称', '任务数', '8月', '9月', '10月', '11月'],
  ['城区', '2500', '500', '750', '750', '500'],
  ['清新', '1200', '240', '360', '360', '240'],
  ['佛冈', '1100', '220', '330', '330', '220'],
  ['英德', '1500', '300', '450', '450', '300'],
  ['阳山', '500', '100', '150', '150', '100'],
  ['连州', '900', '180', '270', '270', '180'],
  ['连南', '200', '40', '60', '60', '40'],
  ['连山', '100', '20', '30', '30', '20'],
  ['合计', '8000', '1600', '2400', '2400', '1600'],
] as const

/** Annex 1 of the Qingyuan plan of 30 July 2012 as the published text prints it: a cell a line (QY-10). */
export const ANNEX_1 = [
  '附件1：',
  '清远市高技能人才纳入入户对象分解表',
  ...ROWS.map(row => row.map(cell => `\t${cell}`).join('\n')),
].join('\n\n')

/** The scheme annex 1 belongs to, its city and year. */
export const ANNEX_1_OF = { pack: 'qingyuan-2012-skilled', city: '441800', year: 2012 } as const

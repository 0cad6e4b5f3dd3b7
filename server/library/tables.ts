import type { Pack } from '#policy'
import { writeWorkbook, type Column, type Sheet } from '#server/sheets/index.ts'
import { tableSections, type TableRow } from '#policy/tables'

const COLUMNS: readonly Column[] = [
  { key: 'heading', heading: '类别', width: 16, kind: 'text', wrap: true },
  { key: 'item', heading: '项目', width: 24, kind: 'text', wrap: true },
  { key: 'what', heading: '内容', width: 48, kind: 'text', wrap: true },
  { key: 'kind', heading: '性质', width: 10, kind: 'text' },
  { key: 'points', heading: '分值（数额）', width: 14, kind: 'number' },
  { key: 'unit', heading: '单位', width: 8, kind: 'text' },
  { key: 'clause', heading: '依据条款', width: 14, kind: 'text' },
  { key: 'number', heading: '条款号', width: 18, kind: 'text', wrap: true },
  { key: 'grade', heading: '来源等级', width: 10, kind: 'text' },
  { key: 'stand_in', heading: '代用值', width: 8, kind: 'text' },
  { key: 'source', heading: '来源', width: 40, kind: 'text', wrap: true },
  { key: 'url', heading: '来源网址', width: 30, kind: 'text' },
  { key: 'parameter', heading: '参数代号', width: 22, kind: 'text' },
]
const KINDS: Readonly<Record<TableRow['kind'], string>> = {
  gives: '得分',
  most: '最高',
  least: '最低',
  note: '说明',
  asks: '条件',
  reading: '理解',
  open: '未选定',
}
/** Said instead of a source where the document does not print what the row says. */
const READING = '理解（原文未写明，见「理解」行）'


/** Every row of a pack's tables with its clause, its source and the source's grade. */
export function tablesSheet(pack: Pack): Sheet {
  const number = (id: string) => pack.clauses.find(each => each.id === id)?.number
  const rows = tableSections(pack)
    .flatMap(section => section.rows)
    .map(row => [
      row.heading.zh,
      row.item.zh,
      row.what.zh,
      KINDS[row.kind],
      row.points === undefined ? undefined : row.points / 100,
      row.unit.zh,
      row.clause,
      number(row.clause),
      row.source?.grade,
      row.source?.standIn ? '是' : undefined,
      row.source?.title ?? (row.kind === 'asks' && row.rests ? READING : undefined),
      row.source?.url,
      row.parameter,
    ])
  return { name: '分值表', columns: COLUMNS, rows }
}

/** The tables of a pack as an Excel file; notes say which pack. */
export function tablesWorkbook(pack: Pack, hash: string): Promise<Uint8Array> {
  const { title, number: named = '' } = pack.document
  const lines = [
    `文件：《${title}》${named}`,
    `规则：${pack.title.zh}，版本 ${pack.version}`,
    `校验值（SHA-256）：${hash}`,
    '来源等级：A 官方文本；B 官方表格或引用官员的报道；C 相互一致的转载。分值为空的，没有公布，不计分。',
    '「理解」是原文没有写明时采用的读法，不是原文；「未选定」的事项由市、区设定，尚未选定。',
  ]
  return writeWorkbook(tablesSheet(pack), { name: '说明', lines })
}

import { readFile } from 'node:fs/promises'
import { groupColumn, rankColumns, type Column } from '../../packages/policy/ranking/index.ts'
import { decode, type Decoded } from '../ranking/decode.ts'
import { showHelp } from '../ranking/help.ts'
import { checkIds, keyColumn } from '../ranking/keys.ts'
import { parseOptions, type RankCommand } from '../ranking/options.ts'
import { fine, wrong, type Outcome, type Problem } from '../ranking/problem.ts'
import { report, showProblems } from '../ranking/report.ts'
import { readTable, type Table } from '../ranking/table.ts'
import { sameFile, writeRanked } from '../ranking/write.ts'

export const summary = { zh: '按分数和同分规则给 CSV 名单排名', en: 'rank a CSV list within a quota, by a rule for ties' }

/** `luohu rank FILE.csv …`: 0 when the list is written, 1 when the file is refused, 2 for wrong arguments. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.some(arg => arg === '--help' || arg === '-h')) return showHelp()
  const command = parseOptions(args)
  if (!command.ok) {
    showProblems(command.problems)
    return 2
  }
  const done = await rankFile(command.value)
  if (!done.ok) showProblems(done.problems)
  return done.ok ? 0 : 1
}

async function rankFile(command: RankCommand): Promise<Outcome<void>> {
  if (await sameFile(command.file, command.out)) {
    return wrong('结果不能写回原文件 {out}。请为 --out 换一个文件名。',
      'The result may not replace the file it is made from, {out}. Give --out another name.', { out: command.out })
  }
  const decoded = await readInput(command.file)
  if (!decoded.ok) return decoded
  const group = command.group === undefined ? [] : [command.group]
  const wanted = [command.id, ...command.keys.map(key => key.column), ...group]
  const table = readTable(decoded.value.bytes, wanted)
  if (!table.ok) return table
  const keys = checkCells(command, table.value)
  if (!keys.ok) return keys
  return rankTable(command, table.value, keys.value, decoded.value)
}

async function readInput(file: string): Promise<Outcome<Decoded>> {
  try {
    return decode(await readFile(file))
  } catch (error) {
    return wrong('读不了文件 {file}（{reason}）。请核对文件名和权限。',
      'Cannot read {file} ({reason}). Check its name and permissions.', { file, reason: reasonOf(error) })
  }
}

/** Every bad cell of the file at once, in the order of its lines. */
function checkCells(command: RankCommand, { columns, lines }: Table): Outcome<readonly Column[]> {
  const problems: Problem[] = [...checkIds(columns[0] ?? [], lines, command.id)]
  const keys: Column[] = []
  for (const [at, { column, direction }] of command.keys.entries()) {
    const key = keyColumn({ column, direction, cells: columns[at + 1] ?? [], lines })
    if (key.ok) keys.push(key.value)
    else problems.push(...key.problems)
  }
  if (problems.length === 0) return fine(keys)
  return { ok: false, problems: problems.toSorted((a, b) => Number(a.params?.line) - Number(b.params?.line)) }
}

async function rankTable(
  command: RankCommand, table: Table, keys: readonly Column[], { mark }: Decoded,
): Promise<Outcome<void>> {
  const cells = command.group === undefined ? undefined : table.columns.at(-1)
  const { groups, names } = groupColumn(cells ?? [])
  const ranking = rankColumns(keys, table.starts.length, {
    ties: command.ties, quota: () => command.quota, groups: cells && groups,
  })
  try {
    await writeRanked(command.out, table, ranking, mark)
  } catch (error) {
    return wrong('写不了文件 {out}（{reason}）。请核对目录、权限和磁盘空间。',
      'Cannot write {out} ({reason}). Check its folder, permissions and disk space.',
      { out: command.out, reason: reasonOf(error) })
  }
  report(command, table, ranking.groups, names)
  return fine(undefined)
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

import process from 'node:process'

const HELP = `用法 Usage
  npx luohu rank FILE.csv --quota N --ties RULE --key COLUMN:desc[,COLUMN:asc|desc…]
             [--group COLUMN] [--id COLUMN] --out FILE

按分数排名，写出带 rank（名次，1、2、2、4）和 admitted（是否入围）两列的新文件，其余内容原样保留。
Ranks a list and writes it in order with two more columns, rank (1, 2, 2, 4) and admitted; all else stays as it was.

  FILE.csv        用逗号、分号或制表符分隔                  with commas, semicolons or tabs
  --quota N       名额；有 --group 时为每组的名额          places; with --group, for each group
  --key           排序条件，依次比较；desc 从高到低，asc 从低到高。数字（不限位数）、日期或时间，按原值精确比较
                  keys in order of weight; numbers of any length, dates or times, compared exactly
  --group COLUMN  按该列分组，各组分别排名                  ranks each group by itself
  --id COLUMN     编号列，不得重复（默认 id）               the column of ids, each once (default id)
  --out FILE      结果文件，不能是原文件                    the result; never the input itself

--ties 名额末位同分时怎么办  what happens to ties where the quota ends
  all-in          名次和入围只看第一项条件；与名额末位同分的全部入围，可超出名额（同分同落）
                  the first key alone counts; everybody equal to the last place is in, the quota may be exceeded
  none-in         名次和入围只看第一项条件；末位同分而名额不够的全部不入围
                  the first key alone counts; a tie the quota would cut through stays out whole
  chain-all-in    依次比较全部条件，仍相同的一并入围，可超出名额
                  all keys count; who is equal in every one is in together, the quota may be exceeded
  chain-earliest  依次比较全部条件，最后一项应为申请时间:asc；严格按名额。各项全同的，名单中在前的先入围，并予说明
                  all keys count, the last being the time of application:asc; the quota is strict. Of rows equal in
                  every key those earlier in the file are in first, and the command says so
`

/** Prints how to call the command. */
export function showHelp(): number {
  process.stdout.write(HELP)
  return 0
}

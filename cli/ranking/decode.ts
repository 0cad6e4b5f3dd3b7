import { createRecoder, isWorkbook, type Encoding } from '../../packages/policy/cohort/encoding.ts'
import { fine, wrong, type Outcome } from './problem.ts'

export interface Decoded {
  /** The file as UTF-8, without its byte order mark; the output is always UTF-8. */
  readonly bytes: Uint8Array
  /** What the file was written in. */
  readonly encoding: Encoding
  /** Whether the output starts with a byte order mark, without which Excel takes UTF-8 for GB18030. */
  readonly mark: boolean
}

/** A CSV file as offices save it: UTF-8 with or without mark, UTF-16 with mark, else GB18030 (and GBK). */
export function decode(file: Uint8Array): Outcome<Decoded> {
  if (isWorkbook(file)) {
    return wrong('这是 Excel 文件，不是 CSV。请在 Excel 中另存为“CSV UTF-8（逗号分隔）”后再排名。',
      'This is an Excel workbook, not CSV. Save it in Excel as “CSV UTF-8 (comma delimited)” and rank that.')
  }
  const recoder = createRecoder()
  const [start, rest] = [recoder.push(file), recoder.end()]
  const bytes = start && rest && (rest.length === 0 ? start : Buffer.concat([start, rest]))
  if (!bytes || bytes.includes(0)) {
    return wrong('文件的文字编码无法识别。请另存为“CSV UTF-8（逗号分隔）”后再排名。',
      'The encoding of the file is not known. Save it as “CSV UTF-8 (comma delimited)” and rank that.')
  }
  const { encoding, mark } = recoder
  return fine({ bytes, encoding, mark: mark || encoding !== 'UTF-8' })
}

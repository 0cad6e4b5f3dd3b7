import { fine, wrong, type Outcome } from './problem.ts'

export interface Decoded {
  readonly text: string
  /** What the file was written in; the output is always UTF-8. */
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030'
  /** Whether the output starts with a byte order mark, without which Excel takes UTF-8 for GB18030. */
  readonly mark: boolean
}

/** The text of a CSV file as offices save it: UTF-8 with or without mark, UTF-16 with mark, else GB18030 (and GBK). */
export function decode(bytes: Uint8Array): Outcome<Decoded> {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return wrong('这是 Excel 文件，不是 CSV。请在 Excel 中另存为“CSV UTF-8（逗号分隔）”后再排名。',
      'This is an Excel workbook, not CSV. Save it in Excel as “CSV UTF-8 (comma delimited)” and rank that.')
  }
  const utf16 = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined
  if (utf16) return finish(tryDecode(bytes, utf16), 'UTF-16', true)
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== undefined) return finish(utf8, 'UTF-8', startsWith(bytes, [0xef, 0xbb, 0xbf]))
  return finish(tryDecode(bytes, 'gb18030'), 'GB18030', true)
}

function finish(text: string | undefined, encoding: Decoded['encoding'], mark: boolean): Outcome<Decoded> {
  if (text === undefined || text.includes('\0')) {
    return wrong('文件的文字编码无法识别。请另存为“CSV UTF-8（逗号分隔）”后再排名。',
      'The encoding of the file is not known. Save it as “CSV UTF-8 (comma delimited)” and rank that.')
  }
  return fine({ text, encoding, mark })
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

/** Everything that is wrong with a pack's folder, each with file, line, column and hint. */
import { isUtf8 } from 'node:buffer'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPack } from '../packages/policy/check/index.ts'
import type { Pack, Problem } from '../packages/policy/pack.ts'
import { openPack, PackError, packIds } from './load.ts'
import { located, locatedAll, type YamlFiles } from './locate.ts'

export interface Checked {
  /** Absent when the files could not be put together. */
  readonly pack?: Pack
  /** Errors and warnings in the order of files and lines. */
  readonly problems: readonly Problem[]
  /** Where a path of the pack is written; for saying where a rule stands that no example reaches. */
  readonly locate: (problem: Problem) => Problem
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')

/** Whether the document holds the quote; 「……」 in a quote stands for what is left out. */
function quoted(document: string, quote: string): boolean {
  let from = 0
  return squeezed(quote)
    .split(/…+/)
    .every(part => {
      const found = document.indexOf(part, from)
      from = found + part.length
      return found >= 0
    })
}

/** QY-7: where the document's text is at hand, official wordings are compared with it word for word. */
function checkQuotes(pack: Pack, path: string, inherited: ReadonlySet<string>): readonly Problem[] {
  if (!existsSync(path)) return []
  const bytes = readFileSync(path)
  if (!isUtf8(bytes)) {
    const message = { zh: 'document.txt 不是 UTF-8 编码', en: 'document.txt is not in UTF-8' }
    const hint = { zh: '请在编辑器里另存为 UTF-8', en: 'save it as UTF-8' }
    return [{ code: 'encoding', at: 'document.txt', file: 'document.txt', line: 1, column: 1, message, hint }]
  }
  const document = squeezed(bytes.toString('utf8'))
  return pack.clauses
    .filter(each => each.wording === 'official' && !inherited.has(each.id) && !quoted(document, each.quote))
    .map(({ id }) => ({
      code: 'quote',
      at: `clauses/${id}/quote`,
      message: { zh: `条款 ${id} 的原文与 document.txt 不一致`, en: `the quote of ${id} is not in document.txt` },
      hint: { zh: '逐字照抄，或写 wording: reported', en: 'copy it word for word, or write wording: reported' },
    }))
}

/** Stands where a new pack still has to be filled in, see `luohu policy new`. */
export const BLANK = '待填写'

const LONGEST = 60

/** Every line that is still to be filled in. */
function checkBlanks(files: YamlFiles): readonly Problem[] {
  return [...files.values()].flatMap(({ name, text }) => {
    if (name.startsWith('../') || !text.includes(BLANK)) return []
    return text.split('\n').flatMap((line, index): Problem[] => {
      const column = line.indexOf(BLANK) + 1
      // A line that only explains what the word stands for is no blank.
      if (column === 0 || line.includes(`「${BLANK}」`)) return []
      const text = line.trim().slice(0, LONGEST)
      const message = { zh: `这一行待填写：${text}`, en: `this line is still to be filled in: ${text}` }
      const hint = { zh: `填好后删去「${BLANK}」`, en: `fill it in and remove ${BLANK}` }
      return [{ code: 'blank', at: name, message, hint, file: name, line: index + 1, column, level: 'warning' }]
    })
  })
}

/** Checks one pack: its files, its references, its rules, its numbers. Never throws for what a pack may get wrong. */
export function checkFolder(id: string, folder: string = import.meta.dirname): Checked {
  try {
    const { pack, files, warnings } = openPack(id, folder)
    const written: unknown = files.get('clauses')?.value
    const own = new Set((Array.isArray(written) ? written : []).map((each: { id?: unknown }) => String(each.id)))
    const inherited = new Set(pack.clauses.map(each => each.id).filter(each => !own.has(each)))
    const problems = [
      ...warnings,
      ...checkBlanks(files),
      ...checkPack(pack, { packs: packIds(folder) }),
      ...checkQuotes(pack, join(folder, id, 'document.txt'), inherited),
    ]
    return { pack, problems: locatedAll(problems, files), locate: each => located(each, files) }
  } catch (error) {
    if (error instanceof PackError) return { problems: error.problems, locate: each => each }
    throw error
  }
}

import { randomUUID } from 'node:crypto'

/** A form as a page shows it: where it goes and what it would send untouched. */
export interface Form {
  readonly action: string
  readonly fields: readonly (readonly [string, string])[]
}

/** The POST forms of a page's main part, each once for every button that sends it. */
export function formsIn(html: string, path: string): readonly Form[] {
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  return [...main.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].filter(([, head = '']) => /method="post"/i.test(head)).flatMap(([, head = '', inner = '']) => {
    const action = plain(attribute(head, 'action')) || path
    const fields = fieldsOf(inner)
    const buttons = [...inner.matchAll(/<button\b([^>]*)>/g)].map(([, button = '']) => button).filter(button => attribute(button, 'name') !== '')
    const ways = buttons.length === 0 ? [[]] : buttons.map(button => [[plain(attribute(button, 'name')), plain(attribute(button, 'value'))] as const])
    return ways.map(way => ({ action, fields: [...fields, ...way] }))
  })
}

/** The same form with a key of its own: a fresh command, not a retry of somebody else's. */
export function bodyOf({ fields }: Form): URLSearchParams {
  return new URLSearchParams(fields.map(([name, value]) => [name, name === 'command' ? randomUUID() : value]))
}

function fieldsOf(inner: string): [string, string][] {
  const inputs = [...inner.matchAll(/<input\b([^>]*)>/g)].map(([, head = '']) => head)
  const picked = inputs.filter(head => !['radio', 'checkbox', 'file'].includes(attribute(head, 'type')) || /\bchecked\b/.test(head) || attribute(head, 'type') === 'radio')
  const texts = [...inner.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, head = '', text = '']) => [plain(attribute(head, 'name')), plain(text)] as [string, string])
  const selects = [...inner.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, head = '', options = '']): [string, string] => {
    const values = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => plain(attribute(option, 'value'))).filter(value => value !== '')
    return [plain(attribute(head, 'name')), values[0] ?? '']
  })
  const typed = picked.map((head): [string, string] => [plain(attribute(head, 'name')), plain(attribute(head, 'value'))])
  // Of several radios of one name the first stands for the choice.
  const once = new Map([...typed, ...selects, ...texts].toReversed().filter(([name]) => name !== ''))
  return [...once].toReversed()
}

function attribute(head: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(head)?.[1] ?? ''
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

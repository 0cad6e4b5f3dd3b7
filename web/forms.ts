/** One text of a form, trimmed and capped; empty when it was not sent. */
export function textOf(form: FormData, name: string, max = 500): string {
  const value = form.get(name)
  return typeof value === 'string' ? clean(value).trim().slice(0, max) : ''
}

/** Without the one character no database text can hold, and without halves of characters. */
export function clean(value: string): string {
  return value.replaceAll('\0', '').toWellFormed()
}

const MOST_PAGES = 100_000

/** The page of a long list an address asks for; the first where it asks for none there could be. */
export function pageOf(asked: URLSearchParams): number {
  const page = Number(asked.get('page'))
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1
}

const MOST_FILES = 20

/** The files of a form's field, read; what was left empty is none. */
export async function filesOf(
  form: FormData,
  field: string,
): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> {
  const files = form.getAll(field).filter((one): one is File => one instanceof File && one.size > 0)
  return Promise.all(
    files
      .slice(0, MOST_FILES)
      .map(async file => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** All texts of a form, to show them again beside what is wrong. */
export function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form.keys()].map(name => [name, textOf(form, name, 2000)]))
}

/** One text of a form, trimmed and capped; empty when it was not sent. */
export function textOf(form: FormData, name: string, max = 500): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim().slice(0, max) : ''
}

/** All texts of a form, to show them again beside what is wrong. */
export function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form.keys()].map(name => [name, textOf(form, name, 2000)]))
}

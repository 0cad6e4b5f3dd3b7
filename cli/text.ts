/** A text in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

type Params = Readonly<Record<string, string | number>>

/** Fills the `{name}` places of a text; `{n|place is|places are}` is the number with the word that goes with it. */
export function fill(text: string, params: Params = {}): string {
  return text
    .replaceAll(/\{(\w+)\|([^|{}]*)\|([^|{}]*)\}/g, (_, name: string, one: string, many: string) => {
      const number = params[name] ?? 0
      return `${number} ${Number(number) === 1 ? one : many}`
    })
    .replaceAll(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place))
}

/** Prints one message in both languages, Chinese first. */
export function say(zh: string, en: string, params?: Params): void {
  process.stdout.write(`${fill(zh, params)}\n${fill(en, params)}\n`)
}

/** The same on the error stream. */
export function complain(zh: string, en: string, params?: Params): void {
  process.stderr.write(`${fill(zh, params)}\n${fill(en, params)}\n`)
}

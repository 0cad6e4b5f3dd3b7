import type { Measure } from '#server/reports/index.ts'
import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { useShell } from '../../shell.ts'
import { registerAddress, type Counted } from './register-address.ts'

interface Props extends Counted {
  readonly measure: Measure
  readonly count: number
}

/** A number that opens its cases in the register; a department sees no cases, and nought has none. */
export function Opens({ measure, count, ...counted }: Props) {
  const { href } = useLang()
  const role = useShell()?.actor?.role
  const shown = formatCount(count)
  if (count === 0 || role === 'department') return shown
  return <a href={href(registerAddress(measure, counted))}>{shown}</a>
}

import type { Parameter } from '#policy'
import { ok, type Refusal, type Result } from '#platform/result.ts'
import type { DirectScheme, DirectSettings, StepId } from '#server/direct/index.ts'

/** Amounts are kept in hundredths, counts and choices as they are. */
const scaleOf = ({ unit }: Parameter): number => (unit === 'points' ? 100 : 1)

export function writeParameter(parameter: Parameter, value: number | undefined): string {
  return value === undefined ? '' : String(value / scaleOf(parameter))
}

/** Reads limits and numbers; empty ones are not set. What is no number is refused at its field. */
export function readSettings(
  { steps }: DirectScheme,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
): Result<Pick<DirectSettings, 'limits' | 'parameters'>> {
  const refusals: Refusal[] = []
  const limits: Partial<Record<StepId, number>> = {}
  const numbers: Record<string, number> = {}
  for (const { id } of steps) {
    const typed = values[`limit-${id}`]?.trim() ?? ''
    if (/^\d{1,4}$/.test(typed)) limits[id] = Number(typed)
    else if (typed !== '') refusals.push({ code: 'direct.limit', field: `limit-${id}` })
  }
  for (const parameter of parameters) {
    const typed = (values[`parameter-${parameter.id}`] ?? '').replaceAll(/[,，\s]/g, '')
    if (/^\d{1,9}(\.\d{1,2})?$/.test(typed)) numbers[parameter.id] = Math.round(Number(typed) * scaleOf(parameter))
    else if (typed !== '')
      refusals.push({
        code: 'direct.parameter',
        field: `parameter-${parameter.id}`,
        params: { parameter: parameter.name },
      })
  }
  return refusals.length > 0 ? { ok: false, refusals } : ok({ limits, parameters: numbers })
}

import { Card } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Entitlements } from '../../portal/direct/entitlements.tsx'
import type { HandlingProps } from './why.tsx'

/** QY-8: what the person may claim once approved, with the amounts of the own county, or that none is published. */
export function Entitled({ loaded: { view, clauses, scheme } }: Pick<HandlingProps, 'loaded'>) {
  const { t } = useLang()
  const { entitlements, state } = view
  if ((state.status !== 'approved' && state.status !== 'settled') || entitlements.length === 0) return null
  return (
    <Card title={t('可以享受的待遇', 'Entitlements')}>
      <Entitlements lines={entitlements} clauses={clauses} pack={scheme.pack} />
    </Card>
  )
}

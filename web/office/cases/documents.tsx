import { Button, Card, PostForm, StatusTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { TickTable, type TickRow } from '../intake/tick-table.tsx'
import { ClauseMark, Version } from './parts.tsx'
import type { CaseData } from './page.tsx'
import { needWords } from './words.ts'

const OPEN = new Set(['submitted', 'correction'])

/** What the case needs, what is there, and the window's two ticks (original seen, copy kept). */
export function Documents({ loaded }: { readonly loaded: CaseData }) {
  const { t } = useLang()
  const {
    opened: { state, version },
    clerk,
  } = loaded
  const rows = useRows(loaded)
  const table = (
    <TickTable hideCaption caption={t('材料', 'Documents')} rows={rows} fixed={!clerk || !OPEN.has(state.status)} />
  )
  const missing = loaded.needs.filter(({ present }) => !present).length
  return (
    <Card
      title={
        <>
          {t('材料', 'Documents')}{' '}
          {missing > 0 && <StatusTag tone="warn">{t(`缺 ${missing} 项`, `${missing} missing`)}</StatusTag>}
        </>
      }
    >
      {clerk && OPEN.has(state.status) ? (
        <PostForm name="tick" className="form wide" label={t('原件和复印件', 'Originals and copies')}>
          <Version version={version} />
          <input type="hidden" name="ticked" value={rows.map(({ document }) => document.id).join(' ')} />
          {table}
          <Button kind="plain" name="intent" value="tick">
            {t('保存勾选', 'Save the ticks')}
          </Button>
        </PostForm>
      ) : (
        table
      )}
    </Card>
  )
}

function useRows({ opened: { state }, needs, pack }: CaseData): readonly TickRow[] {
  const { t, text } = useLang()
  return pack.documents.flatMap(document => {
    const need = needs.find(one => one.document === document.id)
    const had = state.documents.find(one => one.document === document.id)
    if (!need && !had) return []
    const scans = had?.evidenceIds.length ?? 0
    const proved = need?.facts
      .flatMap(id => pack.facts.find(fact => fact.id === id)?.name ?? [])
      .map(text)
      .join(t('、', ', '))
    return [
      {
        document,
        seen: had?.originalSeen ?? false,
        kept: had?.copyKept ?? false,
        note: (
          <span className="document-note">
            {need && !need.present && <StatusTag tone="warn">{t('缺', 'missing')}</StatusTag>}
            {!need && <StatusTag tone="quiet">{t('不是必需', 'not needed')}</StatusTag>}
            <span className="muted small">
              {need && (need.because === 'claim' && proved ? proved : text(needWords[need.because]))}
              {scans > 0 && t(` · ${scans} 个扫描件`, ` · ${scans} scan${scans === 1 ? '' : 's'}`)}
            </span>{' '}
            <ClauseMark id={document.clause} pack={pack} />
          </span>
        ),
      },
    ]
  })
}

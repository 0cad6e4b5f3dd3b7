import type { Clause, Pack, Text } from '#policy'
import type { DirectScheme, DirectView } from '#server/direct/index.ts'
import { Button, Card, PostForm, TextareaField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { FamilyFields } from './family.tsx'
import { FactField, PersonalFields, PlaceField } from './fields.tsx'
import type { Asked, Values } from './form.ts'
import { Basis } from './basis.tsx'

/** One thing the window asked for: a field of the form, or a paper to bring. */
export interface CorrectionLine {
  readonly clause: string
  readonly reason: string
  readonly field: string | undefined
  readonly document: Text | undefined
  readonly whose: string | undefined
}

export function linesOf(
  { state, file }: DirectView,
  { documents }: Pick<Pack, 'documents'>,
): readonly CorrectionLine[] {
  return (state.correction?.items ?? []).map(({ target, clause, reason }) => {
    if ('field' in target) return { clause, reason, field: target.field, document: undefined, whose: undefined }
    const document = documents.find(({ id }) => id === target.document)?.name
    const whose = file.dependants.find(({ key }) => key === target.dependant)?.name
    return { clause, reason, field: undefined, document, whose }
  })
}

/** What the form of a correction asks: what was asked for, and nothing else. */
export function askedBy({ state }: DirectView, { fields, facts }: DirectScheme): Asked {
  const asked = (state.correction?.items ?? []).flatMap(({ target }) => ('field' in target ? [target.field] : []))
  return {
    personal: asked.filter(id => fields.some(({ field }) => field === id)),
    facts: asked.filter(id => facts.some(fact => fact.id === id)),
    ...(asked.includes('dependants') ? { family: true } : {}),
    ...(asked.includes('place') ? { where: true } : {}),
  }
}

interface CorrectionProps {
  readonly id: string
  readonly lines: readonly CorrectionLine[]
  readonly scheme: DirectScheme
  readonly clauses: readonly Clause[]
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
  /** At the window: the person stands there with the papers. */
  readonly office?: boolean
}

/** Every item with its own reason and clause, and where it is a field, the field. */
export function CorrectionForm({ id, lines, scheme, office = false, ...shown }: CorrectionProps) {
  const { t } = useLang()
  return (
    <PostForm name={`correct-${id}`}>
      {/* Enter in any field sends; the rows' buttons stand earlier in the page. */}
      <button className="visually-hidden" type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true">
        {t('提交', 'Send')}
      </button>
      {lines.map((line, at) => (
        <Line key={at} at={at + 1} line={line} scheme={scheme} office={office} {...shown} />
      ))}
      <TextareaField
        name="note"
        search
        label={t('没有改动的，已经怎样补正', 'Where nothing changed: what was done')}
        hint={t('例如：已向窗口出示原件。', 'For example: the original was shown at the window.')}
        value={shown.values['note']}
        problems={shown.problems}
        rows={2}
        maxLength={500}
      />
      <Button name="intent" value="save">
        {office ? t('登记补正', 'Record the correction') : t('已补齐，提交', 'Everything is supplied: send')}
      </Button>
    </PostForm>
  )
}

type LineProps = Omit<CorrectionProps, 'id' | 'lines'> & { readonly at: number; readonly line: CorrectionLine }

function Line({ at, line, scheme, clauses, office, ...shown }: LineProps) {
  const { t, text } = useLang()
  const { document, whose, reason, clause, field } = line
  const fact = scheme.facts.find(({ id }) => id === field)
  const name = document ?? fact?.name ?? scheme.fields.find(each => each.field === field)?.name
  const whoseName = whose ? t(`（${whose}）`, ` (${whose})`) : ''
  return (
    <Card title={`${at}. ${name ? text(name) : t('随迁和落户', 'Family and place')}${whoseName}`}>
      <p>{reason}</p>
      <Basis clauses={clauses} id={clause} pack={scheme.pack} />
      {document && !office && (
        <p className="muted">{t('请把原件和复印件带到窗口核对。', 'Bring original and copy to the window.')}</p>
      )}
      {document && office && (
        <p className="muted">
          {t('收到后在“材料”中勾选原件和复印件。', 'Once it is here, tick original and copy among the materials.')}
        </p>
      )}
      {field && <PersonalFields scheme={scheme} only={[field]} office={office} {...shown} />}
      {fact && <FactField fact={fact} office={office} {...shown} />}
      {field === 'dependants' && (
        <div id="family">
          <FamilyFields scheme={scheme} {...shown} />
        </div>
      )}
      {field === 'place' && <PlaceField scheme={scheme} {...shown} />}
    </Card>
  )
}

import type { Pack } from '#policy'
import type { CorrectionItem, DocumentState } from '#server/applications/index.ts'
import { Button, Card, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { FactField } from '../intake/fact-field.tsx'
import { DependantRows, PersonalFields, PlaceField } from '../intake/fields.tsx'
import type { Values } from '../intake/read.ts'
import { TickTable } from '../intake/tick-table.tsx'
import { Version } from './parts.tsx'

interface SupplyFormProps {
  readonly id: string
  readonly version: number
  readonly items: readonly CorrectionItem[]
  readonly documents: readonly DocumentState[]
  readonly pack: Pack
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}

/** Each item with the reason it was asked for beside the field that puts it right. */
export function SupplyForm(props: SupplyFormProps) {
  const { id, version, items, documents, pack, values, problems } = props
  const { t, href } = useLang()
  const wanted = items.flatMap(({ target, reason }) => ('document' in target ? [{ id: target.document, reason }] : []))
  const rows = wanted.flatMap(({ id: kind, reason }) => {
    const document = pack.documents.find(each => each.id === kind)
    const had = documents.find(each => each.document === kind)
    const kept =
      values['ticked'] === undefined
        ? { seen: had?.originalSeen ?? false, kept: had?.copyKept ?? false }
        : { seen: values[`seen-${kind}`] === 'yes', kept: values[`kept-${kind}`] === 'yes' }
    return document ? [{ document, ...kept, note: <span className="document-note small muted">{reason}</span> }] : []
  })
  return (
    <PostForm name="supply" className="form wide" label={t('补正内容', 'The correction')}>
      <Version version={version} />
      <button className="visually-hidden" type="submit" name="intent" value="supply" tabIndex={-1} aria-hidden="true">
        {t('保存', 'Save')}
      </button>
      {rows.length > 0 && (
        <Card title={t('材料', 'Documents')}>
          <input type="hidden" name="ticked" value={rows.map(row => row.document.id).join(' ')} />
          <TickTable caption={t('材料', 'Documents')} hideCaption rows={rows} />
          <p className="muted">
            {t('扫描件请在', 'Add scans on the ')}
            <a href={href(`/office/cases/${id}`)}>{t('此件页面', 'page of the case')}</a>
            {t('添加。', '.')}
          </p>
        </Card>
      )}
      <Fields items={items} pack={pack} values={values} problems={problems} />
      <Button name="intent" value="supply">
        {t('保存补正', 'Save the correction')}
      </Button>
    </PostForm>
  )
}

function Fields({ items, pack, values, problems }: Pick<SupplyFormProps, 'items' | 'pack' | 'values' | 'problems'>) {
  const { t } = useLang()
  const asked = items.flatMap(item => ('field' in item.target ? [{ field: item.target.field, item }] : []))
  if (asked.length === 0) return null
  return (
    <Card title={t('填写内容', 'What was filled in')}>
      {asked.map(({ field, item }) => (
        <div key={field} className="put-right">
          <p className="small muted">
            {t('告知的原因：', 'Asked because: ')}
            {item.reason}
          </p>
          <Asked field={field} pack={pack} values={values} problems={problems} />
        </div>
      ))}
    </Card>
  )
}

function Asked({
  field,
  pack,
  values,
  problems,
}: Pick<SupplyFormProps, 'pack' | 'values' | 'problems'> & { readonly field: string }) {
  if (field === 'dependants') return <DependantRows values={values} problems={problems} />
  if (field === 'place') return <PlaceField pack={pack} values={values} problems={problems} />
  const fact = pack.facts.find(({ id }) => id === field)
  if (fact) return <FactField fact={fact} value={values[field]} problems={problems} />
  return <PersonalFields only={[field]} values={values} problems={problems} />
}

import type { Pack } from '#policy'
import { Button, Card, FieldProblem, NumberField, PostForm, Table, formatDate, problemOf } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { ClauseMark, Version } from './parts.tsx'
import type { Correctable } from './targets.ts'

type Values = Readonly<Record<string, string>>

interface CorrectionFormProps {
  readonly choices: { readonly documents: readonly Correctable[]; readonly fields: readonly Correctable[] }
  readonly pack: Pack
  readonly days: number
  readonly end: string | undefined
  readonly version: number
  readonly values: Values | undefined
  readonly problems: readonly Problem[] | undefined
}

/** Documents and fields of the case, each to tick with a reason; what is missing is ticked already. */
export function CorrectionForm({ choices, pack, days, end, version, values, problems }: CorrectionFormProps) {
  const { lang, t } = useLang()
  const shared = { pack, values, problems }
  return (
    <PostForm name="correction" className="form wide" label={t('补正内容', 'What to correct')}>
      <Version version={version} />
      <datalist id="reasons">
        {reasons(t).map(reason => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
      <Card title={t('材料', 'Documents')}>
        <Items caption={t('材料', 'Documents')} items={choices.documents} {...shared} />
      </Card>
      <Card title={t('填写内容', 'What was filled in')}>
        <Items caption={t('填写内容', 'What was filled in')} items={choices.fields} {...shared} />
      </Card>
      <NumberField
        name="days"
        label={t('补正期限', 'Time to supply')}
        unit={t('个工作日', 'working days')}
        value={values?.['days'] ?? days}
        problems={problems}
        hint={t(
          `由本机关设定，公布的文件没有规定。${end ? `按 ${days} 个工作日计，到${formatDate(end, lang)}止；` : ''}下一步显示截止日期。`,
          `Set by this office; no published text gives one. ${end ? `${days} working days end on ${formatDate(end, lang)}. ` : ''}The next step shows the day.`,
        )}
      />
      <Button name="intent" value="check">
        {t('下一步：核对', 'Next: check it')}
      </Button>
    </PostForm>
  )
}

function reasons(t: (zh: string, en: string) => string): readonly string[] {
  return [
    t('缺少此项材料', 'This document is missing'),
    t('只有复印件，请出示原件', 'Only a copy: please show the original'),
    t('复印件不清晰', 'The copy cannot be read'),
    t('材料已过有效期', 'The document is out of date'),
    t('与填写内容不一致', 'It differs from what was filled in'),
    t('没有填写或者填写不全', 'Not or not fully filled in'),
  ]
}

interface ItemsProps {
  readonly caption: string
  readonly items: readonly Correctable[]
  readonly pack: Pack
  readonly values: Values | undefined
  readonly problems: readonly Problem[] | undefined
}

function Items({ caption, items, pack, values, problems }: ItemsProps) {
  const { t } = useLang()
  return (
    <div className="reasons">
      <Table
        {...{ caption, rows: items }}
        hideCaption
        rowKey={({ key }) => key}
        columns={[
          { key: 'item', head: t('项目', 'Item'), cell: item => <ItemTick item={item} values={values} /> },
          {
            key: 'reason',
            head: t('原因', 'Reason'),
            cell: item => <Reason item={item} values={values} problems={problems} />,
          },
          { key: 'clause', head: t('依据', 'Clause'), cell: item => <ClauseMark id={item.clause} pack={pack} /> },
        ]}
      />
    </div>
  )
}

interface ItemProps {
  readonly item: Correctable
  readonly values: Values | undefined
}

function ItemTick({ item: { key, name, missing }, values }: ItemProps) {
  const { text } = useLang()
  const id = `item-${key}`
  return (
    <span className="tick">
      <input
        type="checkbox"
        value="yes"
        {...{ id, name: id }}
        defaultChecked={values ? values[id] === 'yes' : missing}
      />
      <label htmlFor={id}>{text(name)}</label>
    </span>
  )
}

function Reason({ item, values, problems }: ItemProps & Pick<ItemsProps, 'problems'>) {
  const { t } = useLang()
  const name = `reason-${item.key}`
  const problem = problemOf({ name, problems })
  const usual = item.missing ? t('缺少此项材料', 'This document is missing') : undefined
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <FieldProblem name={name} problems={problems} />
      <input
        className="input"
        type="text"
        {...{ id: name, name }}
        list="reasons"
        maxLength={200}
        autoComplete="off"
        aria-label={t(`${item.name.zh}：原因`, `${item.name.en}: reason`)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-error` : undefined}
        defaultValue={values ? values[name] : usual}
      />
    </div>
  )
}

import type { Pack } from '#policy'
import type { CorrectionItem } from '#server/applications/index.ts'
import { Button, Card, FieldProblem, NumberField, PostForm, Table, formatDate, problemOf } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { ClauseMark, Version } from './parts.tsx'
import { targetName, type Correctable } from './targets.ts'

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
  const { t, text } = useLang()
  const missing = t('缺少此项材料', 'This document is missing')
  return (
    <div className="reasons">
      <Table
        caption={caption}
        hideCaption
        rows={items}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'item',
            head: t('项目', 'Item'),
            cell: item => (
              <span className="tick">
                <input
                  id={`item-${item.key}`}
                  name={`item-${item.key}`}
                  type="checkbox"
                  value="yes"
                  defaultChecked={values ? values[`item-${item.key}`] === 'yes' : item.missing}
                />
                <label htmlFor={`item-${item.key}`}>{text(item.name)}</label>
              </span>
            ),
          },
          {
            key: 'reason',
            head: t('原因', 'Reason'),
            cell: item => {
              const name = `reason-${item.key}`
              const problem = problemOf({ name, problems })
              return (
                <div className={problem ? 'field wrong' : 'field'}>
                  <FieldProblem name={name} problems={problems} />
                  <input
                    className="input"
                    type="text"
                    id={name}
                    name={name}
                    list="reasons"
                    maxLength={200}
                    autoComplete="off"
                    aria-label={t(`${item.name.zh}：原因`, `${item.name.en}: reason`)}
                    aria-invalid={problem ? true : undefined}
                    aria-describedby={problem ? `${name}-error` : undefined}
                    defaultValue={values ? values[name] : item.missing ? missing : undefined}
                  />
                </div>
              )
            },
          },
          { key: 'clause', head: t('依据', 'Clause'), cell: item => <ClauseMark id={item.clause} pack={pack} /> },
        ]}
      />
    </div>
  )
}

/** The notice as the applicant will have it, with the day it ends; the way back keeps everything. */
export function ConfirmCorrection({
  preview,
  pack,
  values,
  version,
}: {
  readonly preview: {
    readonly items: readonly CorrectionItem[]
    readonly days: number
    readonly end: string | undefined
  }
  readonly pack: Pack
  readonly values: Values
  readonly version: number
}) {
  const { lang, t, text } = useLang()
  const { items, days, end } = preview
  return (
    <PostForm name="send" className="form wide" label={t('发出补正通知', 'Send the notice')}>
      <Version version={version} />
      {Object.entries(values)
        .filter(([name]) => /^(item-|reason-|days$)/.test(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <Card title={t(`共 ${items.length} 项`, `${items.length} in all`)}>
        <Table
          caption={t('补正内容', 'What to correct')}
          hideCaption
          rows={items}
          rowKey={item => JSON.stringify(item.target)}
          columns={[
            { key: 'item', head: t('项目', 'Item'), cell: item => text(targetName(pack, item.target)) },
            { key: 'reason', head: t('原因', 'Reason'), cell: item => item.reason },
            { key: 'clause', head: t('依据', 'Clause'), cell: item => <ClauseMark id={item.clause} pack={pack} /> },
          ]}
        />
        <p>
          <strong>
            {end
              ? t(
                  `申请人应在 ${formatDate(end, lang)} 前（含当日，共 ${days} 个工作日）补正。`,
                  `To be supplied by ${formatDate(end, lang)} (inclusive, ${days} working days).`,
                )
              : t(
                  `期限 ${days} 个工作日；该年度工作日历尚未公布。`,
                  `${days} working days; the calendar of that year is not published yet.`,
                )}
          </strong>
        </p>
        <p className="muted">{t('发出后不能再次要求补正。', 'Once it is out, nothing further can be requested.')}</p>
      </Card>
      <div className="actions">
        <Button name="intent" value="send">
          {t('确认，发出补正通知', 'Confirm and send')}
        </Button>
        <Button kind="quiet" name="intent" value="back">
          {t('返回修改', 'Back to change it')}
        </Button>
      </div>
    </PostForm>
  )
}

import type { Pack } from '#policy'
import type { CorrectionItem } from '#server/applications/index.ts'
import { Button, Card, PostForm, Table, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseMark, Version } from './parts.tsx'
import { targetName } from './targets.ts'

interface Preview {
  readonly items: readonly CorrectionItem[]
  readonly days: number
  /** The last day; undefined while that year's calendar is not published. */
  readonly end: string | undefined
}

interface ConfirmProps {
  readonly preview: Preview
  readonly pack: Pack
  readonly values: Readonly<Record<string, string>>
  readonly version: number
}

/** The notice as the applicant will have it, with the day it ends; the way back keeps everything. */
export function ConfirmCorrection({ preview, pack, values, version }: ConfirmProps) {
  const { t } = useLang()
  const kept = Object.entries(values).filter(([name]) => /^(item-|reason-|days$)/.test(name))
  return (
    <PostForm name="send" className="form wide" label={t('发出补正通知', 'Send the notice')}>
      <Version version={version} />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Card title={t(`共 ${preview.items.length} 项`, `${preview.items.length} in all`)}>
        <ItemList items={preview.items} pack={pack} />
        <p>
          <strong>
            <Until {...preview} />
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

function ItemList({ items, pack }: Pick<Preview, 'items'> & Pick<ConfirmProps, 'pack'>) {
  const { t, text } = useLang()
  return (
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
  )
}

function Until({ days, end }: Pick<Preview, 'days' | 'end'>) {
  const { lang, t } = useLang()
  if (!end) {
    return t(
      `期限 ${days} 个工作日；该年度工作日历尚未公布。`,
      `${days} working days; the calendar of that year is not published yet.`,
    )
  }
  const day = formatDate(end, lang)
  return t(
    `申请人应在 ${day} 前（含当日，共 ${days} 个工作日）补正。`,
    `To be supplied by ${day} (inclusive, ${days} working days).`,
  )
}

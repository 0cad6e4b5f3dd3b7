import { findDistrict } from '#identity'
import type { Text } from '#policy'
import { Button, EmptyState, formatCount, LinkButton, SelectField, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

export interface StartRound {
  readonly id: string
  readonly district: string
  readonly year: number
  readonly pack: Text
  readonly quota: number
  readonly people: number
}

export interface StartData {
  readonly rounds: readonly StartRound[]
  readonly packs: readonly { readonly id: string; readonly title: Text }[]
}

/** Nothing chosen yet: whose facts are to be compared. */
export function Start({ rounds, packs }: StartData) {
  const { t, text, href } = useLang()
  const districtOf = (code: string) => text(findDistrict(code)?.name ?? { zh: code, en: code })
  return (
    <>
      <section className="part" aria-labelledby="rounds">
        <h2 id="rounds">{t('用一个批次的核查结论', 'By the findings of a round')}</h2>
        <Table
          caption={t('可以试算的批次', 'Rounds')}
          hideCaption
          rows={rounds}
          rowKey={row => row.id}
          columns={[
            { key: 'round', head: t('批次', 'Round'), cell: row => `${districtOf(row.district)} ${row.year}` },
            { key: 'pack', head: t('办法', 'Scheme'), cell: row => text(row.pack) },
            { key: 'people', head: t('已受理', 'Accepted'), numeric: true, cell: row => formatCount(row.people) },
            { key: 'quota', head: t('名额', 'Quota'), numeric: true, cell: row => formatCount(row.quota) },
            {
              key: 'go', head: t('操作', 'Action'),
              cell: row => <a href={href(`/office/simulate?round=${row.id}`)}>{t('用这个批次试算', 'Use this round')}</a>,
            },
          ]}
          empty={
            <EmptyState title={t('还没有可以试算的批次', 'No round to use yet')}>
              <p>{t('批次开放并受理申请之后会列在这里。现在可以上传一份名单试算。', 'A round is listed here once applications have been accepted. A list can be uploaded meanwhile.')}</p>
              <LinkButton kind="plain" href={href('/office')}>{t('回到工作台', 'Back to the desk')}</LinkButton>
            </EmptyState>
          }
        />
      </section>
      <section className="part" aria-labelledby="upload">
        <h2 id="upload">{t('用上传的名单', 'By a list of your own')}</h2>
        <p>{t('先选现行的办法，下一步再上传 CSV 文件、改数值。', 'Choose the scheme as it is; the file and the changes come next.')}</p>
        <form method="get" className="filters" aria-label={t('选择办法', 'Choose a scheme')}>
          <SelectField
            name="pack"
            label={t('改前的办法', 'Scheme before')}
            value={packs[0]?.id}
            choices={packs.map(pack => ({ value: pack.id, label: text(pack.title) }))}
          />
          <Button kind="plain">{t('下一步', 'Next')}</Button>
        </form>
      </section>
    </>
  )
}

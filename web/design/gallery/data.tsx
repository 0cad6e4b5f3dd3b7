import { useLang } from '../../language.tsx'
import {
  BarChart, DefinitionList, Pager, PointsBar, ProgressMeter, Table, formatDate, formatInstant, formatMoney, formatPoints,
} from '../index.ts'
import { rows } from './samples.ts'

export function DataSamples() {
  const { lang, t } = useLang()
  return (
    <section className="part" aria-labelledby="g-data">
      <h2 id="g-data">{t('数据', 'Data')}</h2>
      <Table caption={t('公示名单（虚构）', 'Public notice (invented)')} rows={rows} rowKey={({ number }) => number} columns={[
        { key: 'rank', head: t('名次', 'Rank'), cell: ({ rank }) => rank },
        { key: 'number', head: t('编号', 'Number'), cell: ({ number }) => number },
        { key: 'name', head: t('姓名', 'Name'), cell: ({ name }) => <span lang="zh-Hans-CN">{name}</span> },
        { key: 'points', head: t('积分', 'Points'), numeric: true, sorted: 'descending', sortHref: '?sort=points', cell: ({ points }) => formatPoints(points) },
      ]} foot={['', t('平均', 'Mean'), '', '118.5']} />
      <Pager page={3} pages={12} href={(page) => `?page=${page}`} />
      <PointsBar total={{ min: 3500, max: 8200 }} threshold={6000} />
      <PointsBar total={{ min: 12050, max: 12050 }} threshold={6000} label={t('核定积分', 'Points found')} />
      <ProgressMeter label={t('并联审核', 'Joint review')} value={1376} of={2000} />
      <BarChart caption={t('各部门待办（虚构）', 'Open tasks (invented)')} bars={[
        { label: t('人社', 'Human resources'), value: 421 }, { label: t('公安', 'Police'), value: 96 }, { label: t('教育', 'Education'), value: 12 },
      ]} />
      <DefinitionList items={[
        { term: t('日期', 'Date'), value: formatDate('2014-09-01', lang) },
        { term: t('时刻', 'Instant'), value: formatInstant('2014-09-01T00:05:00Z', lang) },
        { term: t('金额', 'Money'), value: formatMoney(2_000_050, lang) },
      ]} />
    </section>
  )
}

import { Button, Card, LinkButton, PostForm, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Changes, NumbersTable } from './parts.tsx'
import type { MonthData } from './month.tsx'

interface Props {
  readonly view: MonthData['view']
  readonly problems: readonly Problem[] | undefined
  readonly reason: string | undefined
}

/** What goes to the city and the province: the last compilation, its files, and compiling (anew). */
export function Compiled({ view, problems, reason }: Props) {
  const { lang, t, text, href } = useLang()
  const { compilation, compileAgain, lines, month } = view
  const issue = compilation?.state.issues.at(-1)
  const names = new Map(lines.map(({ unit }) => [unit.id, text(unit.name)]))
  const nameOf = (id: string) => names.get(id) ?? id
  const missing = issue?.rows.filter(row => row.issue === undefined) ?? []
  return (
    <Card title={t('汇总上报', 'Compiled for city and province')}>
      {!issue && (
        <p>
          {compileAgain
            ? t(
                '已有单位签发，可以汇总。未报的单位列为「未报」。',
                'Some units have signed: this can be compiled. Those who have not are listed as such.',
              )
            : t('还没有单位签发，暂不能汇总。', 'No unit has signed, so there is nothing to compile yet.')}
        </p>
      )}
      {issue && (
        <>
          <p>
            {t(
              `第 ${issue.number} 次汇总，${formatDate(issue.on, lang)}，${issue.byName}；已报 ${issue.rows.length - missing.length} / ${issue.rows.length} 个单位。`,
              `Compilation ${issue.number} of ${formatDate(issue.on, lang)}: ${issue.rows.length - missing.length} of ${issue.rows.length} units.`,
            )}
          </p>
          {issue.reason && (
            <p>
              {t('重新汇总原因：', 'Why again: ')}
              <span lang="zh-Hans-CN">{issue.reason}</span>
            </p>
          )}
          <NumbersTable
            caption={t('合计（部门不计入）', 'Total (departments not added)')}
            columns={[
              { head: t('本月', 'Month'), numbers: issue.sum, period: 'month' },
              { head: t('本年累计', 'Year so far'), numbers: issue.sum, period: 'year' },
            ]}
          />
          {issue.changes.length > 0 && (
            <Changes
              caption={t('与上次汇总相比的更正', 'What changed since the compilation before')}
              changes={issue.changes}
              unit={nameOf}
            />
          )}
          {issue.added.length > 0 && (
            <p>
              {t('新报单位：', 'Reported since: ')}
              {issue.added.map(nameOf).join(t('、', ', '))}
            </p>
          )}
          <p className="actions no-print">
            {(['city', 'province'] as const).map(to => {
              const who = to === 'city' ? t('报市政府', 'for the city') : t('报省有关部门', 'for the province')
              const file = `/office/reports/month/${month}/report`
              return (
                <span key={to} className="actions">
                  <LinkButton kind="plain" href={href(`${file}.pdf?to=${to}`)}>{`${who} PDF`}</LinkButton>
                  <LinkButton kind="plain" href={href(`${file}.xlsx?to=${to}`)}>{`${who} Excel`}</LinkButton>
                </span>
              )
            })}
          </p>
        </>
      )}
      {compileAgain && (
        <PostForm name={`compile-${compilation?.version ?? 0}`} className="form no-print" label={t('汇总', 'Compile')}>
          <input type="hidden" name="intent" value="compile" />
          {issue && (
            <TextareaField
              name="reason"
              rows={2}
              maxLength={500}
              label={t('重新汇总的原因', 'Why it is compiled again')}
              value={reason}
              problems={problems}
            />
          )}
          <Button>{issue ? t('重新汇总', 'Compile again') : t('汇总', 'Compile')}</Button>
        </PostForm>
      )}
    </Card>
  )
}

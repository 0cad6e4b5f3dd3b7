import { Button, Card, LinkButton, PostForm, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { Changes, MonthAndYear } from './parts.tsx'
import type { MonthData } from './month.tsx'

interface Props {
  readonly view: MonthData['view']
  readonly problems: readonly Problem[] | undefined
  readonly reason: string | undefined
}

type Issue = NonNullable<Props['view']['compilation']>['state']['issues'][number]

/** What goes to the city and the province: the last compilation, its files, and compiling (anew). */
export function Compiled({ view, problems, reason }: Props) {
  const { t } = useLang()
  const { compilation, compileAgain } = view
  const issue = compilation?.state.issues.at(-1)
  return (
    <Card title={t('汇总上报', 'Compiled for city and province')}>
      {issue ? <Issued issue={issue} view={view} /> : <NothingYet ready={compileAgain} />}
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

function NothingYet({ ready }: { readonly ready: boolean }) {
  const { t } = useLang()
  if (!ready) return <p>{t('还没有单位签发，暂不能汇总。', 'No unit has signed: nothing to compile yet.')}</p>
  return (
    <p>
      {t(
        '已有单位签发，可以汇总。未报的单位列为「未报」。',
        'Some units have signed: this can be compiled. Those who have not are listed as such.',
      )}
    </p>
  )
}

function Issued({ issue, view: { lines, month } }: { readonly issue: Issue; readonly view: Props['view'] }) {
  const { lang, t, text } = useLang()
  const { number, on, byName, rows, reason, sum, added, returned = [] } = issue
  const known = new Map(lines.map(({ unit }) => [unit.id, text(unit.name)]))
  const nameOf = (id: string) => known.get(id) ?? id
  const named = (units: readonly string[]) => units.map(nameOf).join(t('、', ', '))
  const day = formatDate(on, lang)
  const reported = `${rows.filter(row => row.issue !== undefined).length} / ${rows.length}`
  return (
    <>
      <p>
        {t(
          `第 ${number} 次汇总，${day}，${byName}；已报 ${reported} 个单位。`,
          `Compilation ${number} of ${day}: ${reported} units.`,
        )}
      </p>
      {reason && (
        <p>
          {t('重新汇总原因：', 'Why again: ')}
          <span lang="zh-Hans-CN">{reason}</span>
        </p>
      )}
      <MonthAndYear caption={t('合计（部门不计入）', 'Total (departments not added)')} numbers={sum} of={{ month }} />
      <Changed issue={issue} nameOf={nameOf} />
      {added.length > 0 && <p>{t(`新报单位：${named(added)}`, `Reported since: ${named(added)}`)}</p>}
      {returned.length > 0 && (
        <p>{t(`退回更正、尚未重报：${named(returned)}`, `Given back, not signed again: ${named(returned)}`)}</p>
      )}
      <Files month={month} />
    </>
  )
}

function Changed({ issue, nameOf }: { readonly issue: Issue; readonly nameOf: (id: string) => string }) {
  const { t } = useLang()
  if (issue.changes.length === 0) return null
  const caption = t('与上次汇总相比的更正', 'What changed since the compilation before')
  return <Changes caption={caption} changes={issue.changes} unit={nameOf} />
}

function Files({ month }: { readonly month: string }) {
  const { t, href } = useLang()
  const file = `/office/reports/month/${month}/report`
  return (
    <p className="actions no-print">
      {(['city', 'province'] as const).map(to => {
        const who = to === 'city' ? t('报市政府', 'for the city') : t('报省有关部门', 'for the province')
        return (
          <span key={to} className="actions">
            <LinkButton kind="plain" href={href(`${file}.pdf?to=${to}`)}>{`${who} PDF`}</LinkButton>
            <LinkButton kind="plain" href={href(`${file}.xlsx?to=${to}`)}>{`${who} Excel`}</LinkButton>
          </span>
        )
      })}
    </p>
  )
}

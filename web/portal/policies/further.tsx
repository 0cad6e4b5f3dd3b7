import type { Text } from '#policy'
import { Button, Notice, StatusTag, formatBytes } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { DocumentView, Named } from './document.ts'
import { Span, StateTag } from './series.tsx'
import type { State } from './words.ts'

/** Whoever reads a document that does not hold today must know it first. */
export function StateNotice({ state }: { readonly state: State }) {
  const { t } = useLang()
  if (state === 'in_force') return null
  return (
    <Notice
      tone="warn"
      title={
        state === 'expired'
          ? t('此文件已失效', 'This document has expired')
          : t('此文件尚未施行', 'This document is not yet in force')
      }>
      <p>
        {state === 'expired'
          ? t(
              '今天不能再按它申请；可以按它有效时的日期评估。',
              'Nobody may apply under it today; it can be evaluated at a date of its time.',
            )
          : t('施行之日起才能按它申请。', 'One may apply under it from the day it comes into force.')}
      </p>
    </Notice>
  )
}

/** Says that some numbers stand in for those of a text nobody has found. */
export function StandInNotice({ count }: { readonly count: number }) {
  const { t } = useLang()
  if (count === 0) return null
  return (
    <Notice tone="warn" title={t(`有 ${count} 个数值是代用值`, count === 1 ? '1 number is a stand-in' : `${count} numbers are stand-ins`)}>
      <p>
        {t(
          '这些数值在文件的公开文本中没有找到。标注「代用值」的取自另一份公开的文本，逐项注明出处和等级；没有公布的项目不计分。',
          'These numbers were not found in a public text of the document. What is marked “Stand-in” comes from another published text, each with its source and grade; what has no published value gives no points.',
        )}
      </p>
    </Notice>
  )
}

/** The editions of a scheme, and a picker of what to compare with. */
export function History({ view, versions }: { readonly view: DocumentView; readonly versions: readonly string[] }) {
  const { t } = useLang()
  const { pack, editions, comparable } = view
  const title = editions.length > 1 ? t('历次版本与对比', 'Editions, compared') : t('与其他政策对比', 'Compare')
  return (
    <section aria-labelledby="history" className="part">
      <h2 id="history">{title}</h2>
      {editions.length > 1 && <Editions here={pack.id} editions={editions} />}
      <Versions id={pack.id} versions={versions.filter((each) => each !== pack.version)} />
      <Picker id={pack.id} comparable={comparable} chosen={comparable[0]?.id} />
    </section>
  )
}

function Editions({ here, editions }: { readonly here: string; readonly editions: DocumentView['editions'] }) {
  const { t, text, href } = useLang()
  return (
    <ol className="editions">
      {editions.map(({ id, title, validity, state }) => (
        <li key={id} className={state}>
          <p className="edition-when">
            <Span validity={validity} /> <StateTag state={state} />
          </p>
          <p className="edition-title">
            {id === here ? (
              <>
                {text(title)} <StatusTag>{t('本页', 'This page')}</StatusTag>
              </>
            ) : (
              <a href={href(`/policies/${id}`)}>{text(title)}</a>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Earlier versions of the rules of one and the same document, each with the way to what changed since. */
function Versions({ id, versions }: { readonly id: string; readonly versions: readonly string[] }) {
  const { t, href } = useLang()
  if (versions.length === 0) return null
  return (
    <>
      <h3>{t('规则的修订', 'Earlier versions of the rules')}</h3>
      <ul>
        {versions.toReversed().map((version) => (
          <li key={version}>
            <a href={href(`/policies/${id}/compare?with=${id}@${version}`)}>
              {t(`${version} 版：与现行版对比`, `Version ${version}: compare with this one`)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Which two to compare: a plain form, so that every comparison has an address. */
export function Picker({
  id,
  comparable,
  chosen,
}: {
  readonly id: string
  readonly comparable: readonly Named[]
  readonly chosen: string | undefined
}) {
  const { t, text, href } = useLang()
  return (
    <form className="compare-picker no-print" method="get" action={href(`/policies/${id}/compare`)}>
      <div className="field">
        <label htmlFor="with">{t('与哪一份对比', 'Compare with')}</label>
        <select className="input" id="with" name="with" defaultValue={chosen}>
          {comparable.map((each) => (
            <option key={each.id} value={each.id}>
              {text(each.title)}
            </option>
          ))}
        </select>
      </div>
      <Button kind="plain">{t('对比', 'Compare')}</Button>
    </form>
  )
}

/** A file of a pack as the page lists it. */
export interface Listed {
  readonly name: string
  readonly bytes: number
}

const FILES: Readonly<Record<string, Text>> = {
  'tables.xlsx': { zh: '分值表', en: 'The tables, for Excel' },
  'pack.json': { zh: '规则全文，供程序使用', en: 'The rules for programs' },
  'files.zip': { zh: '全部规则文件', en: 'All files of the pack' },
  'document.txt': { zh: '文件原文', en: 'The official text' },
  'pack.yaml': { zh: '条件、待遇、办理时间', en: 'Conditions, benefits, calendar' },
  'clauses.yaml': { zh: '条款', en: 'Clauses' },
  'sources.yaml': { zh: '来源', en: 'Sources' },
  'parameters.yaml': { zh: '数值', en: 'Numbers' },
  'indicators.yaml': { zh: '指标', en: 'Indicators' },
  'departments.yaml': { zh: '部门与材料', en: 'Departments and papers' },
  'examples.yaml': { zh: '示例', en: 'Worked examples' },
}

/** Everything about a pack that can be taken away. */
export function Downloads({
  id,
  files,
  hash,
}: {
  readonly id: string
  readonly files: readonly Listed[]
  readonly hash: string
}) {
  const { t, text, href } = useLang()
  const called = (name: string) => {
    const known = FILES[name]
    return known ? text(known) : name
  }
  return (
    <section aria-labelledby="downloads" className="part no-print">
      <h2 id="downloads">{t('下载', 'Downloads')}</h2>
      <p>
        <a href={href(`/policies/${id}/tables`)}>
          {t('打印分值表（附签字栏）', 'Print the tables, with lines to sign')}
        </a>
      </p>
      <ul className="downloads">
        {files.map(({ name, bytes }) => (
          <li key={name}>
            <a href={href(`/policies/${id}/download/${name}`)} download>
              {called(name)}
            </a>{' '}
            <span className="small muted">
              <code>{name}</code> {formatBytes(bytes)}
            </span>
          </li>
        ))}
      </ul>
      <p className="small muted">
        {t('规则校验值（SHA-256）：', 'Hash of the rules (SHA-256): ')}
        <code>{hash}</code>
      </p>
    </section>
  )
}

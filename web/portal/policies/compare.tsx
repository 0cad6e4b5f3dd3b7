import '../../design/library.css'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { DefinitionList, Notice, PageHead, PrintButton } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { ChangedPartSection } from './changes.tsx'
import { compared, type Comparison, type Side } from './comparison.ts'
import type { Named } from './document.ts'
import { Picker } from './further.tsx'
import { packOf, versionOf } from './pack-of.server.ts'
import { Span, StateTag } from './series.tsx'
import { editionsOf } from './shelf.ts'
import { citation } from './words.ts'

export const handle: Handle = { enhance: true, cache: 300 }

/** `/policies/:id/compare?with=ID` or `ID@VERSION`: what two ask and give differently; without `with` a choice of the other. */
export function loader(args: LoaderFunctionArgs) {
  const {
    services: { packs },
    today,
  } = args.context.get(requestContext)
  const pack = packOf(args)
  const asked = new URL(args.request.url).searchParams.get('with') ?? ''
  const other = asked === '' ? undefined : versionOf(args, asked)
  const all = packs.ids.map((id) => packs.get(id)).filter(({ id }) => id !== pack.id)
  const editions = editionsOf(pack, all)
  const comparable = [...editions, ...all.filter((each) => !editions.includes(each))].map(({ id, title }): Named => ({
    id,
    title,
  }))
  return {
    pack: { id: pack.id, title: pack.title },
    comparable,
    asked,
    comparison: other && compared(pack, other, today),
  }
}

export default function Compare() {
  const { pack, comparable, asked, comparison } = useLoaderData<typeof loader>()
  const { t, text, href } = useLang()
  const both = comparison && (
    <>
      {text(comparison.before.title)} → {text(comparison.after.title)}
    </>
  )
  return (
    <>
      <PageHead
        title={t('两份政策对比', 'Two policies compared')}
        lead={both}
        crumbs={[
          { href: href('/policies'), label: t('政策文库', 'Policy library') },
          { href: href(`/policies/${pack.id}`), label: text(pack.title) },
        ]}
      />
      <Picker id={pack.id} comparable={comparable} chosen={asked || comparable[0]?.id} />
      {comparison && <Differences comparison={comparison} />}
    </>
  )
}

function Differences({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useLang()
  const { before, after, sameScheme, parts } = comparison
  const changes = parts.flatMap((part) => part.changes)
  const [added, removed, changed] = (['added', 'removed', 'changed'] as const).map(
    (kind) => changes.filter((each) => each.kind === kind).length,
  )
  return (
    <>
      <PrintButton>{t('打印本页', 'Print this page')}</PrintButton>
      <div className="sides">
        <SideFacts side={before} label={t('原', 'Before')} />
        <SideFacts side={after} label={t('新', 'After')} />
      </div>
      {!sameScheme && <OtherScheme />}
      <p className="compare-count">
        {changes.length === 0
          ? t('两份政策的条件、分值和材料没有不同。', 'The two ask and give the same.')
          : t(
              `新增 ${added} 项，取消 ${removed} 项，修改 ${changed} 项`,
              `${added} added, ${removed} removed, ${changed} changed`,
            )}
      </p>
      {parts.map((part) => (
        <ChangedPartSection key={part.part} part={part} comparison={comparison} />
      ))}
    </>
  )
}

function OtherScheme() {
  const { t } = useLang()
  return (
    <Notice>
      <p>
        {t(
          '这是两项不同的政策，不是同一政策的两个版本；下面只对照名称相同的项目。',
          'These are two schemes, not two editions of one; what is called the same in both is set side by side.',
        )}
      </p>
    </Notice>
  )
}

function SideFacts({ side, label }: { readonly side: Side; readonly label: string }) {
  const { t, text, href } = useLang()
  return (
    <section className="card">
      <h2 className="card-title">
        {label}
        {t('：', ': ')}
        <a href={href(`/policies/${side.id}`)}>{text(side.title)}</a>
      </h2>
      <DefinitionList
        items={[
          { term: t('文件', 'Document'), value: <span lang="zh-Hans-CN">{citation(side)}</span> },
          { term: t('规则版本', 'Rules'), value: side.version },
          {
            term: t('有效期', 'In force'),
            value: (
              <>
                <Span validity={side.validity} /> <StateTag state={side.state} />
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { Card, DefinitionList, PageHead, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'

export const handle: Handle = { cache: 300 }

/** `/policies`: every document the site decides by. */
export function loader({ context }: LoaderFunctionArgs) {
  const { services } = context.get(requestContext)
  return services.packs.ids.map((id) => {
    const { title, document, validity, clauses } = services.packs.get(id)
    return { id, title, document, validity, clauses: clauses.length }
  })
}

export default function Policies() {
  const policies = useLoaderData<typeof loader>()
  const { lang, t, text, href } = useLang()
  return (
    <>
      <PageHead title={t('政策', 'Policies')} lead={t(
        '本网站的每一项条件、每一分、每一个步骤，都出自下列文件的某一条。没有公布依据的，不能要求，也不能据此拒绝。',
        'Every condition, point and step on this site comes from a clause of these documents. What cites none cannot be asked or refused.',
      )} />
      {policies.map(({ id, title, document, validity, clauses }) => (
        <Card key={id} title={text(title)} href={href(`/policies/${id}`)}>
          <DefinitionList items={[
            { term: t('文件', 'Document'), value: <span lang="zh-Hans-CN">《{document.title}》{document.number}</span> },
            { term: t('发文机关', 'Issued by'), value: text(document.issuer) },
            { term: t('施行', 'In force'), value: t(`${formatDate(validity.from, lang)}起`, `from ${formatDate(validity.from, lang)}`) },
            { term: t('条款', 'Clauses'), value: t(`${clauses} 条`, String(clauses)) },
          ]} />
        </Card>
      ))}
    </>
  )
}

import type { Department, DocumentKind, Duty, Pack } from '#policy'
import { Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clauses.tsx'
import { useSaid } from './said.tsx'

/** What to bring, and who must. */
export function Documents({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  const said = useSaid()
  if (pack.documents.length === 0) return null
  const needed = {
    always: t('所有申请人', 'Everybody'),
    with_claim: t('申报该项的', 'Who claims it'),
    with_dependant: t('有随迁人员的', 'With dependants'),
  }
  return (
    <section aria-labelledby="documents" className="part">
      <h2 id="documents">{t('所需材料', 'Documents')}</h2>
      <Table<DocumentKind>
        caption={t('所需材料', 'Documents')}
        hideCaption
        rows={pack.documents}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('材料', 'Document'), cell: (row) => said(row.name) },
          { key: 'who', head: t('谁需要', 'Who needs it'), cell: (row) => needed[row.required] },
          { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
        ]}
      />
    </section>
  )
}

/** FS-11: which department verifies what, from which documents, and where diplomas from elsewhere go. */
export function Duties({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  const said = useSaid()
  const busy = pack.departments.filter(
    ({ id, role }) => role || pack.duties.some(({ department }) => department === id),
  )
  if (pack.duties.length === 0) return null
  return (
    <section aria-labelledby="duties" className="part">
      <h2 id="duties">{t('部门职责', 'Who checks what')}</h2>
      <p>
        {t('每个部门只核查、只看到下表分给它的内容。', 'A department checks, and sees, only what this table gives it.')}
      </p>
      <Table<Department>
        caption={t('部门职责', 'Who checks what')}
        hideCaption
        rows={busy}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('部门', 'Department'), cell: (row) => said(row.name) },
          {
            key: 'checks',
            head: t('核查内容与材料', 'Checks, from which documents'),
            cell: (row) => <Checks pack={pack} department={row} />,
          },
          {
            key: 'clause',
            head: t('依据', 'Basis'),
            cell: (row) => <Basis pack={pack} duties={dutiesOf(pack, row)} />,
          },
        ]}
      />
    </section>
  )
}

function Checks({ pack, department }: { readonly pack: Pack; readonly department: Department }) {
  const { t, text } = useLang()
  const said = useSaid()
  const duties = dutiesOf(pack, department)
  const routing = [...new Map(duties.flatMap((duty) => duty.routing ?? []).map((text) => [text.zh, text])).values()]
  return (
    <div>
      {department.role && <p>{said(department.role)}</p>}
      <ul className="bare-list">
        {duties.map((duty) => {
          const fact = pack.facts.find(({ id }) => id === duty.fact)
          const documents = duty.documents.flatMap((id) => pack.documents.find((each) => each.id === id)?.name ?? [])
          return (
            <li key={duty.fact}>
              {fact ? said(fact.name) : duty.fact}
              {documents.length > 0 && (
                <span className="muted">
                  {t('：', ': ')}
                  {documents.map(text).join(t('、', ', '))}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {routing.map((each) => (
        <p key={each.zh} className="small muted">
          {said(each)}
        </p>
      ))}
    </div>
  )
}

function Basis({ pack, duties }: { readonly pack: Pack; readonly duties: readonly Duty[] }) {
  return [...new Set(duties.map(({ clause }) => clause))].map((clause) => (
    <ClauseLink key={clause} pack={pack} id={clause} />
  ))
}

function dutiesOf(pack: Pack, department: Department): readonly Duty[] {
  return pack.duties.filter((duty) => duty.department === department.id)
}

import type { Department } from '#policy'
import { useLang } from '../../language.tsx'

/** Who signs a table: who drew it up, checked it and approves it, and every department that scores by it. */
export function Signatures({ departments }: { readonly departments: readonly Department[] }) {
  const { t, text } = useLang()
  const roles = [t('拟制人', 'Drawn up by'), t('复核人', 'Checked by'), t('审批人', 'Approved by')]
  return (
    <section className="signatures">
      <h2>{t('签字', 'Signatures')}</h2>
      <SignTable
        caption={t('拟制、复核和审批', 'Drawn up, checked, approved')}
        head={t('环节', 'Role')}
        names={roles}
      />
      {departments.length > 0 && (
        <SignTable
          caption={t('评分部门确认', 'Confirmed by the departments that score')}
          head={t('部门', 'Department')}
          names={departments.map(({ name }) => text(name))}
        />
      )}
    </section>
  )
}

function SignTable({
  caption,
  head,
  names,
}: {
  readonly caption: string
  readonly head: string
  readonly names: readonly string[]
}) {
  const { t } = useLang()
  return (
    <table className="sign-lines">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('签字', 'Signature')}</th>
          <th scope="col">{t('日期', 'Date')}</th>
          <th scope="col">{t('盖章处', 'Seal')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span className="visually-hidden">{t('待签', 'to be signed')}</span>
            </td>
            <td className="sign-date">{t('年　月　日', 'date')}</td>
            <td>
              <span className="visually-hidden">{t('待盖章', 'to be sealed')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

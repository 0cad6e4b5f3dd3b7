import { Button, Card, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { CaseData } from './case.tsx'
import { Basis } from './parts.tsx'

/** Original seen and copy kept, of the applicant and of each dependant (QY-4). */
export function Materials({ loaded }: { readonly loaded: CaseData }) {
  const { t, text, href } = useLang()
  const { view, role } = loaded
  const { status } = view.state
  const mayTick = role === 'clerk' && (status === 'submitted' || status === 'correction')
  const rows = view.materials
  return (
    <Card title={t('材料', 'Materials')}>
      <PostForm name={`ticks-${view.id}`} label={t('材料核对', 'Materials')}>
        <input type="hidden" name="version" value={view.version} />
        <div className="table-frame">
          <table className="table material-ticks">
            <caption className="visually-hidden">{t('材料核对', 'Materials')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('材料', 'Document')}</th>
                <th scope="col">{t('属于', 'Of')}</th>
                <th scope="col">{t('原件已核', 'Original seen')}</th>
                <th scope="col">{t('复印件已收', 'Copy kept')}</th>
                <th scope="col">{t('依据', 'Basis')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ document, dependant, originalSeen, copyKept, clause, scans }) => {
                const key = `${document.id}:${dependant?.key ?? ''}`
                const whose = dependant?.name ?? t('本人', 'applicant')
                const box = (kind: 'seen' | 'kept', checked: boolean, word: string) => (
                  <label className="tick-line">
                    <input
                      className="tick-box"
                      type="checkbox"
                      name={`${kind}:${key}`}
                      value="yes"
                      defaultChecked={checked}
                      disabled={!mayTick}
                    />
                    <span className="visually-hidden">{`${text(document.name)} ${whose} ${word}`}</span>
                  </label>
                )
                return (
                  <tr key={key} id={`document-${document.id}${dependant ? `-${dependant.key}` : ''}`}>
                    <th scope="row">
                      {text(document.name)}{' '}
                      {scans.map((scan, at) => (
                        <a key={scan} href={href(`/direct/${view.id}/scans/${scan}`)}>
                          {t(`照片 ${at + 1}`, `picture ${at + 1}`)}{' '}
                        </a>
                      ))}
                    </th>
                    <td data-head={t('属于', 'Of')}>{whose}</td>
                    <td data-head={t('原件已核', 'Original seen')}>
                      {box('seen', originalSeen, t('原件已核', 'original seen'))}
                    </td>
                    <td data-head={t('复印件已收', 'Copy kept')}>
                      {box('kept', copyKept, t('复印件已收', 'copy kept'))}
                    </td>
                    <td data-head={t('依据', 'Basis')}>
                      <Basis loaded={loaded} id={clause} />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        {mayTick && (
          <Button kind="plain" name="intent" value="tick">
            {t('保存核对情况', 'Save')}
          </Button>
        )}
      </PostForm>
    </Card>
  )
}

import { ageOn, findRegion, maskIdNumber, parseIdNumber, type Identity } from '#identity'
import { Card, DefinitionList, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { CaseData } from './page.tsx'
import { personalFields, relationWords } from './words.ts'

/** The person, who moves along and where to: opened for this page, which is a recorded read. */
export function People({ loaded }: { readonly loaded: CaseData }) {
  const { t, text } = useLang()
  const { file, state } = loaded.opened
  const place = loaded.pack.places.find(({ id }) => id === state.place)
  return (
    <>
      <Applicant loaded={loaded} />
      <Card title={t('随迁人员和落户地址', 'Dependants and settlement place')}>
        <DefinitionList
          items={[
            { term: t('入户到', 'Settles in'), value: place && text(place.name) },
            ...file.dependants.map(one => ({
              key: one.key,
              term: text(relationWords[one.relation]),
              value: (
                <>
                  {one.name} <Revealed number={one.idNumber} />
                </>
              ),
            })),
          ]}
        />
        {file.dependants.length === 0 && <p className="muted">{t('没有随迁人员。', 'No dependants.')}</p>}
      </Card>
    </>
  )
}

function Applicant({ loaded: { opened, today } }: { readonly loaded: CaseData }) {
  const { t, text } = useLang()
  const { personal } = opened.file
  const read = parseIdNumber(personal.idNumber ?? '')
  const identity = read.ok ? read.value : undefined
  return (
    <Card title={t('申请人', 'Applicant')}>
      <DefinitionList
        items={[
          ...personalFields.map(({ id, name }) => ({
            key: id,
            term: text(name),
            value: id === 'idNumber' ? <Revealed number={personal.idNumber} /> : personal[id],
          })),
          { term: t('出生', 'Born'), value: identity && <Born identity={identity} today={today} /> },
          {
            term: t('号码所示地区', 'Region of the number'),
            value: identity && findRegion(identity.regionCode)?.name,
          },
        ]}
      />
      <p className="small muted">{t('查看本页已记入查阅记录。', 'Looking at this page is recorded.')}</p>
    </Card>
  )
}

function Born({ identity: { birthDate, sex }, today }: { readonly identity: Identity; readonly today: string }) {
  const { lang, t } = useLang()
  const [born, age] = [formatDate(birthDate, lang), ageOn(birthDate, today)]
  return t(`${born}，${age} 周岁，${sex === 'male' ? '男' : '女'}`, `${born}, ${age} years, ${sex}`)
}

/** Masked until asked for: others stand at the window too. */
function Revealed({ number = '' }: { readonly number?: string | undefined }) {
  const { t } = useLang()
  return (
    <details className="reveal">
      <summary>
        <span className="visually-hidden">{t('显示完整号码：', 'Show the whole number: ')}</span>
        {maskIdNumber(number)}
      </summary>
      <code>{number}</code>
    </details>
  )
}

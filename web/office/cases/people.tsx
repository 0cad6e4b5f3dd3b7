import { ageOn, findRegion, maskIdNumber, parseIdNumber } from '#identity'
import { Card, DefinitionList, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { CaseData } from './page.tsx'
import { personalFields, relationWords } from './words.ts'

/** The person, who moves along and where to: opened for this page, which is a recorded read. */
export function People({ loaded }: { readonly loaded: CaseData }) {
  const { lang, t, text } = useLang()
  const {
    opened: { file, state },
    pack,
    today,
  } = loaded
  const identity = parseIdNumber(file.personal.idNumber ?? '')
  const place = pack.places.find(({ id }) => id === state.place)
  return (
    <>
      <Card title={t('申请人', 'Applicant')}>
        <DefinitionList
          items={[
            ...personalFields.map(({ id, name }) => ({
              key: id,
              term: text(name),
              value: id === 'idNumber' ? <Revealed number={file.personal.idNumber} /> : file.personal[id],
            })),
            {
              term: t('出生', 'Born'),
              value: identity.ok
                ? t(
                    `${formatDate(identity.value.birthDate, lang)}，${ageOn(identity.value.birthDate, today)} 周岁，${identity.value.sex === 'male' ? '男' : '女'}`,
                    `${formatDate(identity.value.birthDate, lang)}, ${ageOn(identity.value.birthDate, today)} years, ${identity.value.sex}`,
                  )
                : undefined,
            },
            {
              term: t('号码所示地区', 'Region of the number'),
              value: identity.ok ? findRegion(identity.value.regionCode)?.name : undefined,
            },
          ]}
        />
        <p className="small muted">{t('查看本页已记入查阅记录。', 'Looking at this page is recorded.')}</p>
      </Card>
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

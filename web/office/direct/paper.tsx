import { Button, Card, DateField, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { FactField, PersonalFields, PlaceField, WhereFields, type Shown } from '../../portal/direct/fields.tsx'
import { FamilyFields } from '../../portal/direct/family.tsx'
import type { Values } from '../../portal/direct/form.ts'
import type { PaperData } from './new.tsx'
import './direct.css'

interface PaperProps extends Shown {
  readonly loaded: PaperData
}

/** The whole form on one page; a scheme without annex 2 is keyed in by its own list of fields. */
export function PaperForm({ loaded, ...given }: PaperProps) {
  const { t } = useLang()
  const { scheme, towns, own } = loaded
  const values: Values = { employerTown: scheme.routing.by === 'work' ? (own ?? '') : '', ...given.values }
  const shown = { values, problems: given.problems }
  return (
    <PostForm name="enter" className="form wide" label={t('纸质申请表', 'Paper form')}>
      {/* Enter in any field saves; the rows' button stands earlier in the page. */}
      <button className="visually-hidden" type="submit" name="intent" value="enter" tabIndex={-1} aria-hidden="true">
        {t('保存', 'Save')}
      </button>
      <input type="hidden" name="pack" value={scheme.pack} />
      <Written loaded={loaded} {...shown} />
      <Card title={t('三、随迁人员', '3. Moving along')}>
        <div id="family">
          <FamilyFields scheme={scheme} {...shown} />
        </div>
      </Card>
      <Card title={t('四、受理地和落户地址', '4. Where it belongs and where the household will be')}>
        <WhereFields scheme={scheme} towns={towns} {...shown} />
        <PlaceField scheme={scheme} {...shown} />
      </Card>
      <Received loaded={loaded} {...shown} />
      <Buttons wishes={loaded.wishes} />
    </PostForm>
  )
}

/** What the paper says of the applicant, in its own lines, and what the conditions ask beside it. */
function Written({ loaded: { scheme, rows }, ...given }: PaperProps) {
  const { t } = useLang()
  const shown = { ...given, office: true }
  const known = new Set(scheme.fields.map(({ field }) => field))
  const onAnnex = scheme.pack === 'qingyuan-2012-skilled'
  const lines = onAnnex ? rows : scheme.fields.map(({ field }) => [field])
  const inForm = new Set(onAnnex ? lines.flat() : [])
  const beside = scheme.facts.filter(({ id }) => !inForm.has(id))
  return (
    <>
      <Card title={t('一、申请人', '1. Applicant')}>
        {lines.map(line => (
          <div className={onAnnex ? 'paper-row' : undefined} key={line.join()}>
            {line.map(field => {
              const fact = scheme.facts.find(({ id }) => id === field)
              if (known.has(field)) return <PersonalFields key={field} scheme={scheme} only={[field]} {...shown} />
              return fact ? <FactField key={field} fact={fact} {...shown} /> : null
            })}
          </div>
        ))}
      </Card>
      <Card title={t('二、条件', '2. Conditions')}>
        <div className="paper-row">
          {beside.map(fact => (
            <FactField key={fact.id} fact={fact} {...shown} />
          ))}
        </div>
      </Card>
    </>
  )
}

function Received({ loaded: { today }, values, problems }: PaperProps) {
  const { t } = useLang()
  return (
    <Card title={t('五、申请日期', '5. Date of the application')}>
      <DateField
        name="receivedOn"
        search
        label={t('收件日期', 'Handed in on')}
        value={values['receivedOn']}
        problems={problems}
        max={today}
        hint={t('补录以前收到的申请表时填写；当天录入的不用填。', 'Only for paper handed in on an earlier day.')}
      />
    </Card>
  )
}

function Buttons({ wishes }: { readonly wishes: boolean }) {
  const { t, href } = useLang()
  return (
    <div className="actions">
      <Button name="intent" value="enter">
        {t('保存，生成受理编号', 'Save and give it a number')}
      </Button>
      {wishes && (
        <Button kind="plain" name="intent" value="wish">
          {t('符合条件但暂不入户，只登记意愿', 'Eligible, not settling for now: record the wish')}
        </Button>
      )}
      <a href={href('/office/direct')}>{t('不录入', 'Do not enter')}</a>
    </div>
  )
}

import type { Pack } from '#policy'
import { Button, Card, DateField, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { FactField } from './fact-field.tsx'
import { DependantRows, PersonalFields, PlaceField } from './fields.tsx'
import type { Values } from './read.ts'
import { formSections, type Section } from './sections.ts'
import { TickTable } from './tick-table.tsx'

interface EntryFormProps {
  readonly pack: Pack
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}

/** The whole paper form on one page, in the paper's order; documents are ticked beside what they prove. */
export function EntryForm({ pack, values, problems }: EntryFormProps) {
  const { t, href } = useLang()
  const sections = formSections(pack)
  const { household, place } = sections
  const shared = { pack, values, problems }
  return (
    <PostForm name="enter" className="form wide" label={t('纸质申请', 'Paper application')}>
      {/* Enter in any field saves; the rows' button stands earlier in the page. */}
      <button className="visually-hidden" type="submit" name="intent" value="enter" tabIndex={-1} aria-hidden="true">
        {t('保存', 'Save')}
      </button>
      <Applicant {...shared} />
      <Card title={t(`二、${household.title.zh}`, `2. ${household.title.en}`)}>
        <Block section={household} {...shared} />
      </Card>
      <Claimed groups={sections.groups} {...shared} />
      <Dependants section={sections.dependants} {...shared} />
      <Card title={t('五、落户地址', '5. Settlement place')}>
        <PlaceField {...shared} />
        <Block section={place} {...shared} />
      </Card>
      <div className="actions">
        <Button name="intent" value="enter">
          {t('保存，生成受理编号', 'Save and give it a number')}
        </Button>
        <a href={href('/office/cases')}>{t('不录入', 'Do not enter')}</a>
      </div>
    </PostForm>
  )
}

function Applicant({ values, problems }: EntryFormProps) {
  const { t } = useLang()
  const hint = t(
    '补录以前收到的材料时填写，年度和答复期限按这一天算；当天录入的不用填。',
    'Only for paper handed in on an earlier day: that day decides the year and starts the time to answer.',
  )
  const value = values['receivedOn']
  return (
    <Card title={t('一、申请人', '1. Applicant')}>
      <div className="field-grid">
        <PersonalFields values={values} problems={problems} />
        <DateField name="receivedOn" label={t('收件日期', 'Handed in on')} {...{ hint, value, problems }} optional />
      </div>
    </Card>
  )
}

function Claimed({ groups, ...shared }: EntryFormProps & { readonly groups: readonly Section[] }) {
  const { t, text } = useLang()
  return (
    <>
      <h2>{t('三、申报积分的内容', '3. What points are claimed for')}</h2>
      <p className="muted">
        {t(
          '纸上没有填写的留空。原件和复印件在对应内容下勾选。',
          'Leave empty what the paper leaves empty. Tick originals and copies below what they prove.',
        )}
      </p>
      {groups.map(group => (
        <Card key={group.id} level={3} title={text(group.title)}>
          <Block section={group} {...shared} />
        </Card>
      ))}
    </>
  )
}

function Dependants({ section, ...shared }: EntryFormProps & { readonly section: Section }) {
  const { t } = useLang()
  return (
    <Card title={t(`四、${section.title.zh}`, `4. ${section.title.en}`)}>
      <p className="muted">{t('配偶和未成年子女；没有就留空。', 'Spouse and minor children; leave empty if none.')}</p>
      <DependantRows values={shared.values} problems={shared.problems} />
      <Block section={section} {...shared} />
    </Card>
  )
}

/** What a section asks, and the documents that prove it. */
function Block({ section, values, problems }: EntryFormProps & { readonly section: Section }) {
  return (
    <>
      <Facts section={section} values={values} problems={problems} />
      <Ticks section={section} values={values} />
    </>
  )
}

function Facts({ section, values, problems }: { readonly section: Section } & Omit<EntryFormProps, 'pack'>) {
  if (section.facts.length === 0) return null
  return (
    <div className="field-grid">
      {section.facts.map(fact => (
        <FactField key={fact.id} fact={fact} value={values[fact.id]} problems={problems} />
      ))}
    </div>
  )
}

function Ticks({ section, values }: { readonly section: Section; readonly values: Values }) {
  const { t, text } = useLang()
  if (section.documents.length === 0) return null
  return (
    <TickTable
      hideCaption
      caption={t(`${section.title.zh}：材料`, `${text(section.title)}: documents`)}
      rows={section.documents.map(document => ({
        document,
        seen: values[`seen-${document.id}`] === 'yes',
        kept: values[`kept-${document.id}`] === 'yes',
      }))}
    />
  )
}

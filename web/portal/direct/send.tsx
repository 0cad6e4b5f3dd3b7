import { Button, DefinitionList, Notice, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { rowKeys } from './form.ts'
import { Fallback } from './now.tsx'
import type { StepData } from './step.tsx'

interface Props {
  readonly loaded: StepData
}

/** Everything that is still wrong at once, each leading to its field; then the papers to bring, and the button. */
export function Send({ loaded }: Props) {
  const { t, text } = useLang()
  const { id, version, values, materials, route, towns } = loaded
  const town = towns.find(({ code }) => code === route?.town)
  return (
    <>
      <Lacking loaded={loaded} />
      <DefinitionList
        items={[
          { term: t('姓名', 'Name'), value: values['name'] },
          { term: t('身份证号码', 'Identity number'), value: values['idNumber'] },
          { term: t('工作单位', 'Employer'), value: values['employer'] },
          { term: t('受理地', 'Handled in'), value: town && `${text(town.district)} ${text(town.name)}` },
        ]}
      />
      <h2>{t('请带这些材料到窗口', 'Bring these to the window')}</h2>
      <ul>
        {materials.map(({ id: key, name, whose }) => (
          <li key={key}>
            {text(name)}
            {whose ? t(`（${whose}）`, ` (${whose})`) : ''}
          </li>
        ))}
      </ul>
      <PostForm name={`send-${id}`}>
        <input type="hidden" name="version" value={version} />
        <p>{t('提交即声明填写的内容和材料真实。', 'By sending it you declare that form and papers are true.')}</p>
        <Button>{t('提交申请', 'Send the application')}</Button>
      </PostForm>
    </>
  )
}

function Lacking({ loaded }: Props) {
  const { t, text, href } = useLang()
  const { id, problems, scheme, values } = loaded
  const shown = named(problems, scheme, text, rowKeys(values)) ?? []
  // Not a mistake of the form: the scheme itself does not take this person.
  const ineligible = problems.some(({ code }) => code === 'direct.no_route' || code === 'direct.condition')
  if (shown.length === 0) return null
  const title = t(`还有 ${shown.length} 处要补充或改正`, `${shown.length} things to complete or correct`)
  return (
    <Notice tone="warn" title={title}>
      <ul>
        {shown.map(({ field, text: said }, n) => (
          <li key={n}>
            <a href={href(`/direct/${id}/form/${problems[n]?.step ?? 'who'}#${field ?? ''}`)}>{said}</a>
          </li>
        ))}
      </ul>
      {ineligible && <Fallback loaded={loaded} />}
    </Notice>
  )
}

import { Button, Notice, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { Fallback } from './fallback.tsx'
import { rowKeys } from './form.ts'
import { Review } from './review.tsx'
import type { StepData } from './step.tsx'

interface Props {
  readonly loaded: StepData
}

/** Everything that is still wrong at once, each leading to its field; all that was filled in, the papers, and the button. */
export function Send({ loaded, refused }: Props & { readonly refused: boolean }) {
  const { t, text } = useLang()
  const { id, version, materials } = loaded
  return (
    <>
      <Lacking loaded={loaded} refused={refused} />
      <Review loaded={loaded} />
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

/** `refused`: the button was pressed in spite of it. */
function Lacking({ loaded, refused }: Props & { readonly refused: boolean }) {
  const { t, text, href } = useLang()
  const { id, problems, scheme, values } = loaded
  const shown = named(problems, scheme, text, rowKeys(values)) ?? []
  // Not a mistake of the form: the scheme itself does not take this person.
  const ineligible = problems.some(({ code }) => code === 'direct.no_route' || code === 'direct.condition')
  if (shown.length === 0) return null
  const many = t(`还有 ${shown.length} 处要补充或改正`, `${shown.length} things to complete or correct`)
  return (
    <Notice tone={refused ? 'bad' : 'warn'} live={refused} title={refused ? t(`没有提交：${many}`, `Not sent: ${many}`) : many}>
      <ul>
        {shown.map(({ code, field, text: said }, n) => (
          <li key={n}>
            {code === 'direct.no_route' ? (
              <Ways loaded={loaded} />
            ) : (
              <a href={href(`/direct/${id}/form/${problems[n]?.step ?? 'who'}#${field ?? ''}`)}>{said}</a>
            )}
          </li>
        ))}
      </ul>
      {ineligible && <Fallback loaded={loaded} />}
    </Notice>
  )
}

/** What each way in still lacks, by the published words, each leading to the answer it is about. */
function Ways({ loaded: { id, ways } }: Props) {
  const { t, text, href } = useLang()
  return (
    <>
      {t(
        '按现在的回答，公布的各种申请途径都不符合。填写有误的，点开改正：',
        'By these answers none of the published ways to apply is met. If an answer is wrong, open it and correct it:',
      )}
      <ul>
        {ways.map(({ id: way, name, lacks }) => (
          <li key={way}>
            {text(name)}
            {t('：还缺', ': lacks ')}
            {lacks.map(({ text: lack, at }, n) => (
              <span key={n}>
                {n > 0 && t('、', ', ')}
                <a href={href(`/direct/${id}/form/${at[0]?.step ?? 'work'}#${at[0]?.field ?? ''}`)}>
                  {t(`“${lack.zh}”`, `“${lack.en}”`)}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

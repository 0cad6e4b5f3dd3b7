import type { Clause } from '#policy'
import type { DirectCheck } from '#server/direct/index.ts'
import { findDistrict } from '#identity'
import { Button, ClauseRef, Notice, PostForm, TextField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { statusWords } from './words.ts'

interface IdentityProps {
  readonly value: string | undefined
  readonly problems: readonly Problem[] | undefined
}

/** The number first: whether anything may be typed at all. */
export function Identity({ value, problems }: IdentityProps) {
  const { t } = useLang()
  return (
    <PostForm name="check" label={t('核对身份证号码', 'Check the identity number')}>
      <TextField
        name="idNumber"
        label={t('申请人身份证号码', 'Identity number of the applicant')}
        value={value}
        problems={problems}
        width="medium"
        maxLength={40}
        hint={t(
          '15 位或 18 位。先核对是否已有申请、是否在不予受理期限内。',
          '15 or 18 characters. Checked first for a case and for a bar.',
        )}
        autoFocus={!problems}
      />
      <Button name="intent" value="check">
        {t('核对', 'Check')}
      </Button>
    </PostForm>
  )
}

interface RegistersProps {
  readonly check: DirectCheck
  readonly clauses: readonly Clause[]
  readonly pack: string
}

/** Bar and live case, before anything is typed (QY-5): in whatever spelling the number came. */
export function Registers({ check: { barred, live }, clauses, pack }: RegistersProps) {
  const { lang, t, text } = useLang()
  const clause = clauses.find(({ id }) => id === barred?.clause)
  const until = barred && formatDate(barred.until, lang)
  return (
    <>
      {barred && until && (
        <Notice tone="bad" live title={t(`${until}之前不予受理`, `Barred until ${until}`)}>
          <p>
            {t(
              `此身份证号码${text(barred.reason)}，不能录入。请告知申请人期限和依据。`,
              `This identity number is barred for ${text(barred.reason)}; nothing can be entered. Tell the applicant until when and why.`,
            )}
          </p>
          {clause && <ClauseRef clause={clause} policy={pack} />}
        </Notice>
      )}
      {live && <Live live={live} />}
    </>
  )
}

function Live({ live }: { readonly live: NonNullable<DirectCheck['live']> }) {
  const { t, text, href } = useLang()
  const district = findDistrict(live.district)?.name
  const status = statusWords[live.status].name
  return (
    <Notice tone="bad" live title={t('已有一件申请', 'There is a case already')}>
      <p>
        {live.id ? <a href={href(`/office/direct/${live.id}`)}>{live.number}</a> : live.number}
        {t(
          `（${district?.zh ?? ''}，${status.zh}）。一人只能有一件在办或已入户的申请。`,
          ` (${district?.en ?? ''}, ${text(status)}). Nobody has two at a time.`,
        )}
      </p>
      {!live.id && (
        <p>{t('由受理该件的窗口办理，请告知申请人。', 'The window that has it handles it: tell the applicant.')}</p>
      )}
    </Notice>
  )
}

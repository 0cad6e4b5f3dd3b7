import { findDistrict } from '#identity'
import type { Pack } from '#policy'
import type { IdentityCheck } from '#server/applications/index.ts'
import { Notice, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CaseStatus, ClauseMark } from '../cases/parts.tsx'

/** Which year an application of today belongs to (FS-6), and whether that rests on a reading of the text. */
export interface YearNote {
  readonly year: number
  readonly deferred: boolean
  /** `MM-DD` is today: the text leaves the day itself open. */
  readonly theDayItself: boolean
  readonly reading: { readonly zh: string; readonly en: string }
  readonly clause: string
}

export function YearNotice({ note, pack }: { readonly note: YearNote; readonly pack: Pack }) {
  const { t, text } = useLang()
  const { year, deferred, theDayItself, reading, clause } = note
  const title = deferred
    ? t(
        `9月1日后提出的申请进入下一年度：本件归 ${year} 年度`,
        `Applications after 1 September belong to the next year: this one to ${year}`,
      )
    : t(`本件归 ${year} 年度`, `This application belongs to ${year}`)
  return (
    <Notice tone={deferred ? 'warn' : 'info'} title={title}>
      {(deferred || theDayItself) && (
        <p>
          {theDayItself ? (
            <>
              {t('理解：', 'Reading: ')}
              {text(reading)}
            </>
          ) : (
            t('请告知申请人。', 'Please tell the applicant.')
          )}{' '}
          <ClauseMark id={clause} pack={pack} />
        </p>
      )}
    </Notice>
  )
}

/** What the registers say about the person, before anything is typed in. Nothing to say: nothing shown. */
export function Registers({ check, pack }: { readonly check: IdentityCheck; readonly pack: Pack }) {
  return (
    <>
      {check.barredUntil && <Barred on={check.barredUntil.on} clause={check.barredUntil.clause} pack={pack} />}
      {check.live && <Live live={check.live} year={check.year} />}
    </>
  )
}

function Barred({ on, clause, pack }: { readonly on: string; readonly clause: string; readonly pack: Pack }) {
  const { lang, t } = useLang()
  return (
    <Notice tone="bad" title={t(`${formatDate(on, lang)}之前不予受理`, `Barred until ${formatDate(on, lang)}`)}>
      <p>
        {t(
          '此身份证号码在不予受理期限内，不能录入。依据条款：',
          'This identity number is barred; nothing can be entered. Basis: ',
        )}
        <ClauseMark id={clause} pack={pack} />
      </p>
      <p>
        {t(
          '请告知申请人期限和依据；有异议的，请区人力资源社会保障部门核对。',
          'Tell the applicant the end and the basis; doubts go to the district office.',
        )}
      </p>
    </Notice>
  )
}

function Live({ live, year }: { readonly live: NonNullable<IdentityCheck['live']>; readonly year: number }) {
  const { t, text, href } = useLang()
  const district = findDistrict(live.district)
  return (
    <Notice tone="bad" title={t(`${year} 年度已有一件申请`, `There is an application of ${year} already`)}>
      <p>
        <a href={href(`/office/cases/${live.id}`)}>{live.number}</a> · {district && text(district.name)} ·{' '}
        <CaseStatus status={live.status} />
      </p>
      <p>
        {t(
          '同一年度不能重复申请。不是本镇街的件打不开；需要时请申请人先撤回原申请。',
          'One application a year. A case of another town does not open; the applicant may withdraw the earlier one first.',
        )}
      </p>
    </Notice>
  )
}

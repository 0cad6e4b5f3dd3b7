import { Notice, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

/** The six digits that were sent to a number, and in the demonstration where to find them. */
export function CodeField({ problems }: { readonly problems?: readonly Problem[] | undefined }) {
  const { t } = useLang()
  return (
    <TextField
      name="code"
      label={t('验证码', 'Code')}
      hint={t('短信中的 6 位数字', 'The 6 digits in the message')}
      inputMode="numeric"
      autoComplete="one-time-code"
      width="short"
      maxLength={6}
      problems={problems}
    />
  )
}

export function DemoOutbox() {
  const { t, href } = useLang()
  return (
    <Notice>
      <p>
        {t('演示环境不会真的发送短信，验证码在', 'The demonstration sends no real message. The code is in the ')}
        <a href={href('/demo/outbox')} target="_blank" rel="noopener">
          {t('短信发件箱（新窗口）', 'message outbox (new window)')}
        </a>
        {t('里。', '.')}
      </p>
    </Notice>
  )
}

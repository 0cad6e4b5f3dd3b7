import { Button, PostForm, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** One field that finds a case; leads straight to it where there is only one. */
export function SearchForm({ value }: { readonly value?: string | undefined }) {
  const { t, href } = useLang()
  return (
    <PostForm
      name="search"
      action={href('/office/cases')}
      className="row-form no-print"
      label={t('查找申请', 'Find an application')}
    >
      <TextField
        search
        name="search"
        type="search"
        value={value}
        maxLength={60}
        label={t('受理编号、姓名或公民身份号码', 'Number, name or identity number')}
      />
      <Button kind="plain">{t('查找', 'Find')}</Button>
    </PostForm>
  )
}

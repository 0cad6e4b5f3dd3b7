import { Fragment, type ReactNode } from 'react'
import type { Text } from '#policy'
import { useLang } from '../../language.tsx'

/** Chinese words inside an English sentence: quoted terms and the numbers of documents. */
const CHINESE =
  /((?:《|「|〔)?\p{Script=Han}(?:[\p{Script=Han}《》〔〕「」（）、，·]|[[(]?\d+[\])]?(?=\p{Script=Han}))*)/u

/** A text of a pack in the reader's language. Chinese terms that an English text quotes are marked as Chinese. */
export function useSaid(): (text: Text) => ReactNode {
  const { lang, text } = useLang()
  return (said) => {
    if (lang === 'zh' || !CHINESE.test(said.en)) return text(said)
    return said.en.split(CHINESE).map((piece, at) =>
      at % 2 === 1 ? (
        <span key={at} lang="zh-Hans-CN">
          {piece}
        </span>
      ) : (
        <Fragment key={at}>{piece}</Fragment>
      ),
    )
  }
}

import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { useShell, type Handle } from '../../shell.ts'
import { RulesInForce } from './list.tsx'
import { listOf } from './view.server.ts'

export const handle: Handle = { enhance: true }

/** `/conditions`: all that may be asked, required or refused in this city, each with its published clause. */
export function loader(args: LoaderFunctionArgs) {
  return listOf(args)
}

export default function Conditions() {
  const { t, text, href } = useLang()
  const city = useShell()?.city
  const list = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('现行条件和依据', 'Conditions in force')}
        lead={city && t(`${city.zh}全部入户办法`, `Every settlement scheme of ${text(city)}`)}
        crumbs={[{ href: href('/policies'), label: t('政策文库', 'Policy library') }]}
      />
      <RulesInForce list={list} path="/conditions" />
    </>
  )
}

import '../../design/library.css'
import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { PageHead } from '../../design/index.ts'
import { clean } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { Results, SearchBox, titlesOf, tooLong } from './search.tsx'
import { ShelfSection } from './series.tsx'
import { shelvesOf } from './shelf.ts'

export const handle: Handle = { cache: 300 }

/** `/policies`: the library of every document the site decides by; `?q=` searches them all. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const {
    services: { packs, library },
    lang,
    today,
  } = context.get(requestContext)
  const question = clean(new URL(request.url).searchParams.get('q') ?? '').trim()
  const all = packs.ids.map((id) => packs.get(id))
  const problems = tooLong(question, lang)
  const found = question === '' || problems.length > 0 ? undefined : library.search(question)
  const asked = problems.length > 0 ? '' : question
  return data(
    { question: asked, problems, found, titles: titlesOf(all), shelves: shelvesOf(all, today) },
    { status: problems.length > 0 ? 422 : 200 },
  )
}

export default function Policies() {
  const { question, problems, found, titles, shelves } = useLoaderData<typeof loader>()
  const { t, text, href } = useLang()
  return (
    <>
      <PageHead
        title={t('政策文库', 'Policy library')}
        lead={t(
          '本网站的每一项条件、每一分、每一个步骤，都出自下列文件的某一条。没有公布依据的，不能要求，也不能据此拒绝。',
          'Every condition, point and step on this site comes from a clause of these documents. What cites none cannot be asked or refused.',
        )}
      />
      <p>
        <a href={href('/conditions')}>
          {t('本市现行的全部条件、材料、步骤和依据', 'Every condition, document and step in force in this city, with its clause')}
        </a>
      </p>
      <SearchBox question={question} problems={problems} />
      {found ? (
        <Results question={question} found={found} titles={titles} />
      ) : (
        <>
          <nav className="contents no-print" aria-label={t('按地方', 'By place')}>
            <ul>
              {shelves.map(({ place }) => (
                <li key={place.code}>
                  <a href={`#place-${place.code}`}>{text(place.name)}</a>
                </li>
              ))}
            </ul>
          </nav>
          {shelves.map((shelf) => (
            <ShelfSection key={shelf.place.code} shelf={shelf} />
          ))}
        </>
      )}
    </>
  )
}

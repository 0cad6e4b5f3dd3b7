import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import type { AddressRow } from '#server/direct/index.ts'
import {
  Button,
  Card,
  Checkbox,
  EmptyState,
  ErrorSummary,
  Notice,
  NumberField,
  PageHead,
  PostForm,
  SelectField,
  StatusTag,
  Table,
  TextField,
  formatCount,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow, refused, type Refused } from '../answers.ts'
import { named } from './labels.ts'
import './direct.css'

/** `/office/direct/addresses`: households designated by the government and the people they take (QY-6). */
export async function loader(args: LoaderFunctionArgs) {
  const {
    services: { direct },
    ctx,
    actor,
  } = signedIn(args, 'police', 'clerk', 'officer', 'bureau')
  const asked = new URL(args.request.url).searchParams
  const places = direct
    .schemes()
    .flatMap(({ places: all }) => all.filter(({ hasAddresses }) => hasAddresses))
    .map(({ id, name }) => ({ id, name }))
  if (direct.schemes().length === 0) throw new Response(null, { status: 404 })
  const rows = orThrow(await direct.addresses(ctx()))
  return {
    rows,
    places,
    police: actor.role === 'police',
    edit: rows.find(({ id }) => id === asked.get('edit')),
    saved: asked.has('saved'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { direct },
    ctx,
    lang,
  } = signedIn(args, 'police')
  const form = await args.request.formData()
  const capacity = textOf(form, 'capacity', 10)
  const done = await direct.saveAddress(ctx(form), {
    id: textOf(form, 'id', 40) || undefined,
    place: textOf(form, 'place', 40),
    name: textOf(form, 'name', 200),
    address: textOf(form, 'address', 300),
    capacity: /^\d+$/.test(capacity) ? Number(capacity) : Number.NaN,
    closed: textOf(form, 'closed') === 'yes',
  })
  if (!done.ok) return refused(done.refusals, lang, form)
  throw redirect(hrefIn(lang, '/office/direct/addresses?saved=1'), 303)
}

export default function Addresses() {
  const { t, text, href } = useLang()
  const { places, police, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Refused | undefined
  return (
    <>
      <PageHead
        title={t('政府指定的户口', 'Designated households')}
        crumbs={[{ href: href('/office/direct'), label: t('直接入户登记簿', 'Register') }]}
        lead={t(
          '可以落户的人数，已落户的自动扣除；满员后不能再选。',
          'How many people each takes; settlements count down by themselves, and a full one cannot be chosen.',
        )}
      />
      <ErrorSummary problems={named(answer?.problems, undefined, text)} />
      {saved && !answer && (
        <Notice tone="good" live>
          <p>{t('已保存。', 'Saved.')}</p>
        </Notice>
      )}
      <Rows />
      {police && places.length > 0 && <Edit answer={answer} />}
      {places.length === 0 && (
        <Notice>
          <p>{t('本市的办法没有规定政府指定的户口。', 'This city’s scheme knows no designated households.')}</p>
        </Notice>
      )}
    </>
  )
}

function Rows() {
  const { t, text, href } = useLang()
  const { rows, places, police } = useLoaderData<typeof loader>()
  const placeName = (id: string) => text(places.find(each => each.id === id)?.name ?? { zh: id, en: id })
  const edit = (row: AddressRow) => <a href={href(`/office/direct/addresses?edit=${row.id}`)}>{row.name}</a>
  const district = (row: AddressRow) => text(findDistrict(row.district)?.name ?? { zh: row.district, en: row.district })
  return (
    <Table<AddressRow>
      caption={t('政府指定的户口', 'Designated households')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t('还没有登记', 'None yet')}>
          {!police && <p>{t('由当地公安机关登记。', 'The police of the county register them.')}</p>}
        </EmptyState>
      }
      columns={[
        { key: 'name', head: t('名称', 'Name'), cell: row => (police ? edit(row) : row.name) },
        { key: 'district', head: t('县（市、区）', 'County'), cell: district },
        { key: 'address', head: t('地址', 'Address'), cell: row => row.address },
        { key: 'place', head: t('落户地址类型', 'Kind'), cell: row => placeName(row.place) },
        { key: 'capacity', head: t('可落户人数', 'Places'), numeric: true, cell: row => formatCount(row.capacity) },
        { key: 'free', head: t('剩余', 'Free'), numeric: true, cell: row => formatCount(row.free) },
        { key: 'state', head: t('状态', 'State'), cell: row => <State row={row} /> },
      ]}
    />
  )
}

function State({ row: { closed, free } }: { readonly row: AddressRow }) {
  const { t } = useLang()
  if (closed) return <StatusTag tone="quiet">{t('停用', 'closed')}</StatusTag>
  if (free === 0) return <StatusTag tone="warn">{t('已满', 'full')}</StatusTag>
  return <StatusTag tone="good">{t('可用', 'open')}</StatusTag>
}

type Values = Readonly<Record<string, string>>

function valuesOf(edit: AddressRow | undefined): Values {
  if (!edit) return {}
  const { id, name, address, place, capacity, closed } = edit
  return { id, name, address, place, capacity: String(capacity), closed: closed ? 'yes' : '' }
}

function Edit({ answer }: { readonly answer: Refused | undefined }) {
  const { t, href } = useLang()
  const { edit } = useLoaderData<typeof loader>()
  const values = answer?.values ?? valuesOf(edit)
  return (
    <Card title={values['id'] ? t('修改', 'Change') : t('新增', 'Add')}>
      <PostForm name="address">
        {values['id'] && <input type="hidden" name="id" value={values['id']} />}
        <Fields values={values} answer={answer} />
        {values['id'] && (
          <Checkbox
            name="closed"
            label={t('停用，不再接收落户', 'Closed: takes nobody any more')}
            checked={values['closed'] === 'yes'}
          />
        )}
        <p className="actions">
          <Button>{t('保存', 'Save')}</Button>
          {values['id'] && <a href={href('/office/direct/addresses')}>{t('不修改', 'Leave as it is')}</a>}
        </p>
      </PostForm>
    </Card>
  )
}

function Fields({ values, answer }: { readonly values: Values; readonly answer: Refused | undefined }) {
  const { t, text } = useLang()
  const { places } = useLoaderData<typeof loader>()
  const [only] = places
  const field = (name: string) => ({ name, value: values[name], problems: answer?.problems })
  return (
    <>
      {only && places.length === 1 ? (
        <input type="hidden" name="place" value={only.id} />
      ) : (
        <SelectField
          {...field('place')}
          label={t('落户地址类型', 'Kind')}
          choices={places.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
      )}
      <TextField
        {...field('name')}
        label={t('名称', 'Name')}
        width="medium"
        maxLength={100}
        hint={t('例如：某某社区集体户', 'For example: collective household of a community')}
      />
      <TextField {...field('address')} label={t('地址', 'Address')} maxLength={200} />
      <NumberField {...field('capacity')} label={t('可落户人数', 'Places')} unit={t('人', 'people')} />
    </>
  )
}

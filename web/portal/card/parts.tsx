import type { Clause } from '#policy'
import { Button, ClauseRef, DefinitionList, Notice, PostForm, RadioField, StatusTag, Table, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { standingWords } from '../cards/words.ts'
import type { Bring } from './bring.ts'
import type { FoundCard } from './page.tsx'
import './card.css'

interface Props {
  readonly card: FoundCard
}

/** How many days are left, or what became of the card: the first thing a holder wants to know. */
export function Days({ card }: Props) {
  const { lang, t } = useLang()
  const until = formatDate(card.expiresOn, lang)
  if (card.standing === 'settled') {
    return <Notice tone="good" title={t(`您已于${formatDate(card.settledOn ?? '', lang)}办理入户`, `You settled on ${formatDate(card.settledOn ?? '', lang)}`)} />
  }
  if (card.standing === 'expired') {
    return (
      <Notice tone="bad" title={t(`入户卡已于${until}期满失效`, `The card expired after ${until}`)}>
        <p>{t('不能再凭此卡办理入户，名额已退回区人力资源社会保障部门。仍想入户的，请在下一年度重新申请，或向签发部门咨询。', 'It can no longer be used; the place has gone back to the district. To settle, apply in the next round or ask the issuing bureau.')}</p>
      </Notice>
    )
  }
  if (card.standing === 'revoked') return <Revoked card={card} />
  if (card.route === 'residence_permit') return <Mark card={card} />
  return (
    <Notice tone={card.daysLeft <= 30 ? 'warn' : 'good'} title={t(`还有 ${card.daysLeft} 天：请在${until}前（含当日）办理入户`, `${card.daysLeft} days left: settle by ${until}, that day included`)}>
      <p><Basis card={card} id="FS-9" /></p>
    </Notice>
  )
}

function Revoked({ card }: Props) {
  const { lang, t } = useLang()
  const { on = '', clause = '' } = card.revoked ?? {}
  return (
    <Notice tone="bad" title={t(`入户卡已于${formatDate(on, lang)}撤销`, `The card was revoked on ${formatDate(on, lang)}`)}>
      <p>{t('理由：', 'Reason: ')}{card.reason}</p>
      <p><Basis card={card} id={clause} /></p>
      <p>{t('如有异议，请向签发该卡的区人力资源社会保障部门提出。', 'If you disagree, turn to the bureau that issued it.')}</p>
    </Notice>
  )
}

function Mark({ card }: Props) {
  const { lang, t } = useLang()
  const until = formatDate(card.markUntil ?? '', lang)
  return (
    <Notice title={t(`您已选择保留承包地、办理居住证；标识有效期至${until}`, `You keep your contracted land and take the residence permit; the mark is valid until ${until}`)}>
      <p>{t('请凭入户卡在有效期内到村（居）流管服务站或镇（街道）流管办申请标识。', 'Take the card, while it is valid, to the floating-population station of the village or the office of the town and have the mark made.')}</p>
      <p><Basis card={card} id="FS-10" /></p>
    </Notice>
  )
}

/** The card as a card: to show at the counter on a phone, or to print. */
export function CardFace({ card }: Props) {
  const { lang, t, text } = useLang()
  const words = standingWords[card.standing]
  return (
    <section className="card-face" aria-labelledby="card-face">
      <div>
        <h2 id="card-face">{t('积分制入户卡', 'Settlement card')} <StatusTag tone={words.tone}>{text(words.name)}</StatusTag></h2>
        <DefinitionList items={[
          { term: t('卡号', 'Number'), value: <span className="code">{card.number}</span> },
          { term: t('持卡人', 'Holder'), value: card.name },
          { term: t('迁入地', 'Moves to'), value: card.town && text(card.town) },
          { term: t('有效期', 'Valid'), value: `${formatDate(card.issuedOn, lang)} – ${formatDate(card.expiresOn, lang)}` },
        ]} />
      </div>
      <figure>
        <svg viewBox={`-4 -4 ${card.qr.size + 8} ${card.qr.size + 8}`} role="img" shapeRendering="crispEdges"
          aria-label={t('查验二维码：扫码查看此卡是否有效', 'QR code that shows whether this card is valid')}>
          <rect x="-4" y="-4" width={card.qr.size + 8} height={card.qr.size + 8} fill="#fff" />
          <path d={card.qr.path} fill="#000" />
        </svg>
        <figcaption>{t('查验码', 'Code')} <span className="code">{card.codeWords}</span></figcaption>
      </figure>
    </section>
  )
}

/** FS-9: the district's household police, where one lives or works. */
export function Where({ card }: Props) {
  const { t, text } = useLang()
  return (
    <section className="part" aria-labelledby="where">
      <h2 id="where">{t('到哪里办', 'Where to go')}</h2>
      <DefinitionList items={[
        { term: t('办理机关', 'Police office'), value: text(card.office) },
        { term: t('哪个窗口', 'Which counter'), value: t(`居住地或就业地${card.town ? `（${card.town.zh}）` : ''}的户籍窗口`, `The household counter where you live or work${card.town ? ` (${card.town.en})` : ''}`) },
        { term: t('落户方式', 'Settlement place'), value: card.place && text(card.place) },
      ]} />
      <p className="field-hint">{t('政策文件没有列出窗口地址，请以当地公安机关公布的为准。', 'The policy lists no addresses; see what the local police publish.')}</p>
    </section>
  )
}

export function BringList({ card }: Props) {
  const { t, text } = useLang()
  const why: Record<Bring['why'], string> = {
    card: t('凭卡办理', 'The card itself'), person: t('核对本人和户籍', 'To check person and household'),
    place: t('证明可以在此落户', 'To show the right to settle there'), dependants: t('配偶、子女随迁', 'For spouse and children'),
  }
  return (
    <section className="part" aria-labelledby="bring">
      <h2 id="bring">{t('要带什么', 'What to bring')}</h2>
      <Table caption={t('要带的材料', 'Documents to bring')} hideCaption rows={card.bring} rowKey={({ name }) => name.zh} columns={[
        { key: 'name', head: t('材料', 'Document'), cell: ({ name }) => text(name) },
        { key: 'why', head: t('用途', 'What for'), cell: row => why[row.why] },
        { key: 'clause', head: t('依据', 'Basis'), cell: row => <Basis card={card} id={row.clause} /> },
      ]} />
      <p>{t('都带原件。户口从外市迁来的，公安机关准予迁入后，还要凭准迁证明到原户籍地办理迁出（《户口登记条例》第十条、第十三条）。',
        'Bring originals. As your household moves in from elsewhere, the police give leave to move in, with which you de-register at your old household (Household Registration Regulations, arts. 10 and 13).')}</p>
    </section>
  )
}

/** FS-10: to settle, or to keep contracted land and take the permit. */
export function RouteForm({ card }: Props) {
  const { t } = useLang()
  return (
    <section className="part no-print" aria-labelledby="route">
      <h2 id="route">{t('要不要保留承包的土地、林地', 'Whether to keep contracted farm or forest land')}</h2>
      <PostForm name="route">
        <RadioField name="route" label={t('您的选择', 'Your choice')} value={card.route} choices={[
          { value: 'settlement', label: t('办理入户', 'Settle'), hint: t('户口迁入佛山。', 'Your household moves to Foshan.') },
          {
            value: 'residence_permit', label: t('不交出承包地，办理居住证', 'Keep the land and take the residence permit'),
            hint: t(`户口不迁；凭卡申请的标识自发卡之日起 ${card.years} 年有效。入户卡有效期内可以改选。`, `Your household stays; the mark made with the card is valid ${card.years} years from its day of issue. You may change your mind while the card is valid.`),
          },
        ]} />
        <Button kind="plain">{t('保存选择', 'Save')}</Button>
      </PostForm>
      <p><Basis card={card} id="FS-10" /></p>
    </section>
  )
}

/** FS-12, FS-13: what else a holder may apply for, and by when. */
export function Services({ card }: Props) {
  const { lang, t, text } = useLang()
  return (
    <section className="part" aria-labelledby="services">
      <h2 id="services">{t('还可以申请', 'What else you may apply for')}</h2>
      <Table caption={t('可以申请的服务', 'Services')} hideCaption rows={card.services} rowKey={({ clause }) => clause} columns={[
        { key: 'name', head: t('服务', 'Service'), cell: row => <ServiceName card={card} row={row} /> },
        {
          key: 'until', head: t('最近一次截止', 'Next last day'),
          cell: row => (row.until ? formatDate(row.until, lang) : <StatusTag tone="quiet">{t('已过期', 'Too late')}</StatusTag>),
        },
        { key: 'office', head: t('受理部门', 'Office'), cell: row => text(row.office) },
      ]} />
    </section>
  )
}

function ServiceName({ card, row }: Props & { readonly row: FoundCard['services'][number] }) {
  const { text } = useLang()
  return (
    <>
      {text(row.name)}
      <p className="field-hint card-service">{text(row.description)}</p>
      <Basis card={card} id={row.clause} />
    </>
  )
}

function Basis({ card, id }: Props & { readonly id: string }) {
  const clause: Clause | undefined = card.clauses.find(one => one.id === id)
  return clause ? <ClauseRef clause={clause} policy={card.pack} /> : null
}

import { useLang } from '../../language.tsx'
import {
  Button, Card, ClauseRef, EmptyState, ErrorSummary, LinkButton, Notice, PrintButton, SourceTag, StatusTag, Steps, Tabs, Timeline,
} from '../index.ts'
import { clause, problems } from './samples.ts'

export function MessageSamples() {
  const { t } = useLang()
  return (
    <>
      <section className="part" aria-labelledby="g-buttons">
        <h2 id="g-buttons">{t('按钮', 'Buttons')}</h2>
        <p className="actions">
          <Button type="button">{t('提交申请', 'Submit')}</Button>
          <LinkButton kind="plain" href="#g-buttons">{t('保存草稿', 'Save draft')}</LinkButton>
          <Button type="button" kind="danger">{t('撤回申请', 'Withdraw')}</Button>
          <Button type="button" kind="quiet">{t('返回', 'Back')}</Button>
          <PrintButton>{t('打印', 'Print')}</PrintButton>
        </p>
        <p className="actions">
          <StatusTag>{t('审核中', 'In review')}</StatusTag>
          <StatusTag tone="good">{t('已核实', 'Verified')}</StatusTag>
          <StatusTag tone="warn">{t('待补正', 'To correct')}</StatusTag>
          <StatusTag tone="bad">{t('不属实', 'False')}</StatusTag>
          <StatusTag tone="quiet">{t('草稿', 'Draft')}</StatusTag>
        </p>
        <Tabs label={t('示例', 'Sample')} tabs={[
          { href: '#one', label: t('待办', 'To do'), here: true }, { href: '#two', label: t('已办', 'Done') },
        ]} />
      </section>
      <section className="part" aria-labelledby="g-messages">
        <h2 id="g-messages">{t('提示', 'Messages')}</h2>
        <ErrorSummary problems={problems(t)} />
        <Notice title={t('申请已受理', 'Accepted')} tone="good"><p>{t('受理编号已发送到您的手机。', 'The number was sent to your phone.')}</p></Notice>
        <Notice title={t('9月1日以后提出的申请进入下一年度', 'After 1 September an application counts for next year')} tone="warn" />
        <Notice tone="bad" title={t('入户卡已过有效期', 'The card has expired')} />
        <Notice><p>{t('公示期内可以对任何一条提出异议。', 'During the notice you may object to any entry.')}</p></Notice>
        <EmptyState title={t('没有待办', 'Nothing to do')}><p>{t('新的任务到达时会出现在这里。', 'New tasks will appear here.')}</p></EmptyState>
      </section>
      <section className="part" aria-labelledby="g-source">
        <h2 id="g-source">{t('来源与依据', 'Source and basis')}</h2>
        <p className="actions">
          <SourceTag source={{ title: '意见', grade: 'A', standIn: false }} />
          <SourceTag source={{ title: '报道', grade: 'B', standIn: false }} />
          <SourceTag source={{ title: '转载', grade: 'C', standIn: true }} />
        </p>
        <ClauseRef clause={clause} policy="foshan-2014-points" />
      </section>
      <section className="part" aria-labelledby="g-time">
        <h2 id="g-time">{t('进度', 'Progress')}</h2>
        <Timeline steps={[
          { title: t('已提交', 'Submitted'), state: 'done', when: t('2014年6月3日', '3 Jun 2014'), department: t('祖庙街道', 'Zumiao Subdistrict') },
          {
            title: t('并联审核', 'Joint review'), state: 'now', when: t('最迟2014年11月30日', 'by 30 Nov 2014'),
            department: t('人力资源社会保障部门', 'Human resources'), text: t('11 项中已核查 7 项。', '7 of 11 checked.'),
          },
          { title: t('排名公示', 'Ranking and notice'), state: 'next' },
        ]} />
        <Card title={t('步骤', 'Steps')}>
          <Steps steps={[{ title: t('准备材料', 'Gather documents'), text: t('原件和复印件各一份。', 'The original and a copy.') }, { title: t('到窗口提交', 'Take them to the window') }]} />
        </Card>
      </section>
    </>
  )
}

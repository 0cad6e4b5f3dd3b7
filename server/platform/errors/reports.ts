/** Refusals of registers, monthly reports and inspections (QY-9, DG-10, DG-13). */
export const reportErrors = {
  'reports.unit': {
    status: 422,
    zh: '没有这个报送单位。请从列表中选择镇街、园区、县（市、区）或部门。',
    en: 'There is no such reporting unit. Choose a town, park, county or department from the list.',
  },
  'reports.month': {
    status: 422,
    zh: '月份不对。请按“年-月”填写，例如 2012-10。',
    en: 'That is not a month. Write year and month, such as 2012-10.',
  },
  'reports.month_early': {
    status: 422,
    zh: '办法自 {from} 起施行，更早的月份没有月报。请选择之后的月份。',
    en: 'The scheme holds from {from}; there are no reports of earlier months. Choose a later one.',
  },
  'reports.month_open': {
    status: 409,
    zh: '{year} 年 {month} 月还没有结束，不能报送。请在 {from} 以后起草。',
    en: 'The month {year}-{month} is not over, so it cannot be reported. Draft it from {from}.',
  },
  'reports.no_draft': {
    status: 409,
    zh: '还没有草稿可以签发。请先由台账数据起草并核对。',
    en: 'There is no draft to sign. Draft it from the cases and check it first.',
  },
  'reports.signed': {
    status: 409,
    zh: '这份月报已由{name}于 {on} 签发，不能重复签发。数据有更正的，请重新起草并写明原因。',
    en: '{name} signed this report on {on}; it is not signed twice. Where numbers were corrected, draft it anew and say why.',
  },
  'reports.second_person': {
    status: 409,
    zh: '本单位有两名以上经办人，起草人不能自己签发。请由另一人核对后签发。',
    en: 'Your office has two people or more: who drafted may not sign. Let somebody else check and sign it.',
  },
  'reports.stale': {
    status: 409,
    zh: '起草以后台账数据有变动（{count} 处），草稿与台账不一致。请重新起草、核对后再签发。',
    en: 'The cases have changed since the draft ({count} numbers), so it no longer agrees with them. Draft it again, check it and sign.',
  },
  'reports.unchanged': {
    status: 409,
    zh: '台账数据和情况说明都没有变动，不需要重新报送。',
    en: 'Neither the numbers nor the remark changed, so there is nothing to issue again.',
  },
  'reports.reason': {
    status: 422,
    zh: '重新报送要写明更正原因（2 至 500 字）。',
    en: 'Say why the report is issued again (2 to 500 characters).',
  },
  'reports.nothing_to_return': {
    status: 409,
    zh: '这份月报现在没有已签发的内容，不能退回。请刷新页面查看最新情况。',
    en: 'Nothing of this report stands signed, so there is nothing to give back. Reload the page to see where it stands.',
  },
  'reports.return_reason': {
    status: 422,
    zh: '退回月报要写明原因（2 至 500 字），报送单位据此更正。',
    en: 'Say why the report is given back (2 to 500 characters): the unit mends it by that.',
  },
  'reports.files': {
    status: 422,
    zh: '每个问题、每次整改最多附 {max} 个文件。请减少后再提交。',
    en: 'A finding, and each settlement of it, takes {max} files at most. Send fewer.',
  },
  'reports.nothing_signed': {
    status: 409,
    zh: '这个月还没有单位签发月报，不能汇总。请先催报。',
    en: 'No unit has signed a report of this month, so there is nothing to compile. Chase them first.',
  },
  'reports.compiled_unchanged': {
    status: 409,
    zh: '上次汇总以后没有单位新报或者重报，不需要重新汇总。',
    en: 'No unit has reported or issued again since the last compilation; there is nothing to compile anew.',
  },
  'reports.not_compiled': {
    status: 409,
    zh: '这个月还没有汇总，没有可下载的汇总表。请先汇总。',
    en: 'This month is not compiled yet, so there is no table to download. Compile it first.',
  },
  'reports.due_day': {
    status: 422,
    zh: '报送日请填写 1 至 28 的整数；留空则以次月最后一天为限。',
    en: 'Enter a whole number from 1 to 28 as the report day, or leave it empty for the last day of the month after.',
  },
  'reports.remind_nobody': {
    status: 422,
    zh: '请至少选择一个逾期未报的单位。',
    en: 'Choose one late unit at least.',
  },
  'reports.reminded': {
    status: 409,
    zh: '所选单位今天都已催报过，或者已经签发、尚未到期。请明天再催，或者电话联系。',
    en: 'The units chosen were chased today, have signed, or are not late. Chase them tomorrow, or call.',
  },
  'reports.inspection_day': {
    status: 422,
    zh: '检查日期不能晚于今天，也不能早于办法施行之日。请改正。',
    en: 'The day of the inspection can be neither after today nor before the scheme held. Correct it.',
  },
  'reports.due_on': {
    status: 422,
    zh: '整改期限不能早于检查日期。请改正。',
    en: 'A finding cannot be due before the inspection. Correct the date.',
  },
  'reports.clause': {
    status: 422,
    zh: '办法中没有这一条款。请从公布的条款中选择，或者留空。',
    en: 'The published text has no such clause. Choose one of its clauses or leave it empty.',
  },
  'reports.finding': {
    status: 404,
    zh: '没有找到这个问题。请刷新页面。',
    en: 'This finding is not there. Reload the page.',
  },
  'reports.finding_settled': {
    status: 409,
    zh: '这个问题已于 {on} 由{name}登记办结。',
    en: '{name} recorded this finding as settled on {on}.',
  },
  'reports.finding_open': {
    status: 409,
    zh: '这个问题还没有办结，不需要退回。',
    en: 'This finding is still open; there is nothing to send back.',
  },
  'reports.findings': {
    status: 422,
    zh: '一次检查最多登记 {max} 个问题。请另行登记一次检查。',
    en: 'An inspection takes {max} findings at most. Record another inspection.',
  },
  'reports.year': {
    status: 422,
    zh: '没有这一年的数据。请选择办法施行以后、今年以前（含今年）的年份。',
    en: 'There is nothing of that year. Choose one from the year the scheme began to this one.',
  },
  'reports.view_name': {
    status: 422,
    zh: '请给视图起个名字（1 至 30 字）。',
    en: 'Give the view a name of 1 to 30 characters.',
  },
  'reports.views': {
    status: 409,
    zh: '每人最多保存 {max} 个视图。请先删除不用的。',
    en: 'You can keep {max} views. Remove some first.',
  },
  'reports.too_many_rows': {
    status: 413,
    zh: '符合条件的超过 {max} 行，一个文件放不下。请用日期或者镇街缩小范围，分几次导出。',
    en: 'More than {max} rows match, too many for one file. Narrow by date or town and export in several parts.',
  },
} as const

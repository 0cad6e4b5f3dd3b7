/** Refusals of the task board (任务台账). */
export const boardErrors = {
  'board.text': {
    status: 422,
    zh: '请粘贴文件正文，最多 {max} 个字。',
    en: 'Paste the text of the document, {max} characters at most.',
  },
  'board.no_tasks': {
    status: 422,
    zh: '没有选中任何任务，不能建立台账。请至少勾选一项任务；没有识别出来的，可以在「未识别的段落」里勾选。',
    en: 'No task is chosen, so there is nothing to make a board of. Tick one at least; what was not recognised can be ticked among the lines left over.',
  },
  'board.too_many_tasks': {
    status: 422,
    zh: '一个台账最多 {max} 项任务。请分成几个台账。',
    en: 'A board holds {max} tasks at most. Make several boards.',
  },
  'board.lead': {
    status: 422,
    zh: '任务 {clause} 没有牵头单位。请填写牵头单位，或者取消勾选这一项。',
    en: 'Task {clause} has no lead. Enter one, or untick the task.',
  },
  'board.quote': {
    status: 422,
    zh: '任务 {clause} 没有内容。请填写任务原文，或者取消勾选这一项。',
    en: 'Task {clause} has no text. Enter the wording, or untick the task.',
  },
  'board.organisation': {
    status: 422,
    zh: '「{name}」不像单位名称（2 至 40 个字）。请改正，多个单位用顿号分开。',
    en: '“{name}” does not look like the name of a department (2 to 40 characters). Correct it; separate several with 、.',
  },
  'board.unknown': {
    status: 422,
    zh: '有 {count} 个单位本市没有登记过：{names}。请核对名称，确实是单位的，逐个勾选确认。',
    en: '{count} units are not known in this city: {names}. Check the names and tick those that are units.',
  },
  'board.period': {
    status: 422,
    zh: '报送截止日期不能早于本期开始日期（{from}）。请改正。',
    en: 'The report day cannot be before the period begins ({from}). Correct it.',
  },
  'board.period_open': {
    status: 409,
    zh: '本期还没有办结考核，不能开始下一期。请先考核并办结本期。',
    en: 'The current period is not closed, so the next cannot begin. Assess and close it first.',
  },
  'board.period_closed': {
    status: 409,
    zh: '本期考核已经办结，不能再更改。请在下一期报送。',
    en: 'This period is closed and cannot be changed. Report in the next one.',
  },
  'board.not_over': {
    status: 409,
    zh: '本期报送到 {dueOn} 截止，次日起可以考核。',
    en: 'Departments may report until {dueOn}; the assessment begins the day after.',
  },
  'board.no_scale': {
    status: 409,
    zh: '还没有设定考核满分。文件没有规定分值，请由市局在「考核设置」中填写。',
    en: 'No full mark is set. The document gives none: the bureau enters it under the settings of the assessment.',
  },
  'board.scale': {
    status: 422,
    zh: '满分请填写 1 至 1000 的整数。',
    en: 'Enter a whole number from 1 to 1000 as the full mark.',
  },
  'board.scale_used': {
    status: 409,
    zh: '本期已有评分，不能再改满分。请在下一期更改。',
    en: 'Scores of this period rest on the full mark. Change it in the next period.',
  },
  'board.score': {
    status: 422,
    zh: '任务 {clause} 的评分请填写 0 至 {max}，最多两位小数。',
    en: 'The score of task {clause} must be from 0 to {max}, with two decimals at most.',
  },
  'board.score_reason': {
    status: 422,
    zh: '更改任务 {clause} 已有的评分，请在评语中写明理由。',
    en: 'A score of task {clause} stands already: say in the remark why it changes.',
  },
  'board.unassessed': {
    status: 409,
    zh: '还有 {count} 项任务没有评分，不能办结。请先完成评分。',
    en: '{count} tasks have no score yet, so the period cannot be closed. Score them first.',
  },
  'board.progress': {
    status: 422,
    zh: '请选择任务状态：未开始、进行中、已完成或有困难。',
    en: 'Choose the state of the task: not started, under way, done, or in difficulty.',
  },
  'board.empty_report': {
    status: 422,
    zh: '请写明本期做了什么、有什么成效。',
    en: 'Say what was done in this period and with what effect.',
  },
  'board.difficulty': {
    status: 422,
    zh: '状态为「有困难」的，请写明困难和需要协调的事项。',
    en: 'In difficulty: say what the difficulty is and what needs to be settled.',
  },
  'board.no_draft': {
    status: 409,
    zh: '没有待签报的草稿。请先填写进展并保存。',
    en: 'There is no draft to sign. Enter the progress and save it first.',
  },
  'board.nothing_to_undo': {
    status: 409,
    zh: '没有可以撤销的修改。已经签报的内容请重新填写后再签报。',
    en: 'There is no change to undo. What is signed is corrected by a new report.',
  },
  'board.too_many_files': {
    status: 422,
    zh: '一份报告最多 {max} 个佐证文件。请先移除不需要的文件。',
    en: 'A report takes {max} files at most. Remove some first.',
  },
  'board.nothing_signed': {
    status: 409,
    zh: '这份报告没有签报或者已经退回，不需要再退回。',
    en: 'This report is not signed or has been returned already; there is nothing to return.',
  },
  'board.milestone': {
    status: 409,
    zh: '没有找到这个节点，可能已被删除。请刷新页面。',
    en: 'This milestone is not there; it may have been removed. Reload the page.',
  },
  'board.milestones': {
    status: 422,
    zh: '一项任务最多 {max} 个节点。请合并或删除后再添加。',
    en: 'A task takes {max} milestones at most. Merge or remove some first.',
  },
  'board.remind_nobody': {
    status: 422,
    zh: '请至少选择一个单位。',
    en: 'Choose one department at least.',
  },
  'board.reminded': {
    status: 409,
    zh: '所选单位今天都已提醒过，或者已经全部签报。请明天再提醒，或者电话联系。',
    en: 'The departments chosen were reminded today or have signed everything. Remind them tomorrow, or call.',
  },
} as const

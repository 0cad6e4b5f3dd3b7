import { table, type TableClass } from './types.ts'

/** Targets, the task board, reports and inspections: the office's own work. */
export const office: Readonly<Record<string, TableClass>> = {
  target_tables: table('任务分解表（QY-10），谁设定、为什么', 'target tables (QY-10), who set them and why', 'staff', 'work', {
    none: 'city id version pack year', 'personal plain': 'state',
  }),
  organisations: table('文件中的单位和联络电话（JM-1）', 'organisations of a document and whom to ring (JM-1)', 'staff', 'work', {
    none: 'city id name', 'personal sealed': 'phone_sealed',
  }),
  boards: table('任务台账（JM-1）', 'task boards (JM-1)', 'none', 'work', { none: 'city id version state title' }),
  board_tasks: table('任务，谁变更', 'tasks, who changed them', 'staff', 'work', {
    none: 'city id version board_id position lead', pseudonym: 'state',
  }),
  board_reports: table('进展报送（JM-10）', 'progress reports (JM-10)', 'staff', 'work', {
    none: 'city id version board_id task_id period organisation signed_on', 'personal plain': 'state',
  }),
  board_evidence: table('进展材料', 'what a department attached', 'sensitive_duty', 'work', {
    none: 'city id report_id media_type bytes at removed_at', pseudonym: 'uploaded_by', 'personal sealed': 'name_sealed', 'sensitive sealed': 'content',
  }),
  board_reminders: table('催报记录', 'reminders that went out', 'staff', 'work', {
    none: 'city board_id period organisation on_day missing sent at', pseudonym: 'by',
  }),
  monthly_reports: table('月报（DG-13）：数字，谁起草、谁签发', 'monthly reports (DG-13): numbers, who drafted and signed', 'staff', 'work', {
    none: 'city id version month unit signed_on', 'personal plain': 'state',
  }),
  report_compilations: table('汇总上报（DG-13）', 'compilations (DG-13)', 'staff', 'work', { none: 'city id version month', 'personal plain': 'state' }),
  report_settings: table('月报设置', 'settings of reports', 'none', 'work', { none: 'city id version state' }),
  report_contacts: table('报送联系电话', 'whom to ring about a report', 'staff', 'work', { none: 'city unit', 'personal sealed': 'phone_sealed' }),
  report_reminders: table('月报催报记录', 'reminders about reports', 'staff', 'work', { none: 'city month unit on_day sent at', pseudonym: 'by' }),
  inspections: table('督导检查（DG-10）：发现、整改、检查人员', 'inspections (DG-10): findings, their settlement, who inspected', 'staff', 'work', {
    none: 'city id version unit on_day', 'personal plain': 'state',
  }),
  inspection_files: table('检查材料（DG-10）', 'what shows a finding (DG-10)', 'sensitive_duty', 'work', {
    none: 'city id inspection_id media_type bytes at', pseudonym: 'uploaded_by', 'personal sealed': 'name_sealed', 'sensitive sealed': 'content',
  }),
  register_views: table('工作人员保存的筛选', 'filters a member of staff keeps', 'staff', 'account', {
    none: 'city name query at', pseudonym: 'owner',
  }),
}

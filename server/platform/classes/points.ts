import { table, type TableClass } from './types.ts'

/** The points year: applications to settlement (FS-1 to FS-14). */
export const points: Readonly<Record<string, TableClass>> = {
  rounds: table('年度批次和区里的设定', 'rounds and what the district has set', 'none', 'record', {
    none: 'city id version state district year pack status',
  }),
  application_numbers: table('受理编号', 'the next number', 'none', 'work', { none: 'city district year last' }),
  applications: table('积分制入户申请（FS-3、FS-6）', 'applications by points (FS-3, FS-6)', 'sensitive_duty', 'record', {
    none: 'city version pack year', pseudonym: 'id district town status number owner submitted_at due_on',
    'pseudonym keyed': 'identity_index name_index', 'sensitive sealed': 'state',
  }),
  evidence: table('申请材料的扫描件（FS-11）', 'scans of documents (FS-11)', 'sensitive_duty', 'record', {
    none: 'city media_type bytes at removed_at', pseudonym: 'id application_id document uploaded_by',
    'personal sealed': 'name_sealed', 'sensitive sealed': 'content',
  }),
  review_tasks: table('部门核查任务（FS-7、FS-11）', 'review tasks of departments (FS-7, FS-11)', 'sensitive_duty', 'record', {
    none: 'city version district year department', pseudonym: 'id application_id status due_on', 'sensitive apart': 'state',
  }),
  review_imports: table('批量核查的结果', 'what an upload of findings did', 'sensitive_duty', 'record', {
    none: 'city command_id at summary', pseudonym: 'id actor', 'sensitive sealed': 'problems_sealed report_sealed',
  }),
  case_facts: table('核查认定的事实，用于计分（FS-2、FS-7）', 'findings to score by (FS-2, FS-7)', 'sensitive_duty', 'record', {
    none: 'city district year', pseudonym: 'application_id', 'sensitive apart': 'facts',
  }),
  rankings: table('排名的版本和散列', 'versions of a ranking with their hashes', 'duty', 'record', {
    none: 'city id round_id number summary input_hash rules_hash result_hash frozen_at', pseudonym: 'frozen_by',
  }),
  ranking_entries: table('排名的每一行，可以重新计算（FS-1、FS-8）', 'entries of a ranking, to be computed again (FS-1, FS-8)', 'sensitive_duty', 'record', {
    none: 'city ranking_id', pseudonym: 'position application_id number town submitted_at points outcome rank admitted reason',
    masked: 'masked_name', 'sensitive apart': 'facts lines',
  }),
  notices: table('公示（FS-8），发布人签名', 'public notices (FS-8), who signed them', 'duty', 'record', {
    none: 'city id version round_id ranking_id status from_on to_on', 'personal plain': 'state',
  }),
  objections: table('公示异议（FS-8）', 'objections (FS-8)', 'duty', 'record', {
    none: 'city version notice_id', pseudonym: 'id application_id status raised_by', 'personal sealed': 'state',
  }),
  objection_files: table('异议材料', 'what an objector handed in', 'sensitive_duty', 'record', {
    none: 'city media_type bytes at', pseudonym: 'id objection_id', 'personal sealed': 'name_sealed', 'sensitive sealed': 'content',
  }),
  seats: table('名额（FS-1）', 'places of the quota (FS-1)', 'none', 'record', { none: 'city round_id number origin' }),
  cards: table('入户卡（FS-9）', 'settlement cards (FS-9)', 'duty', 'record', {
    none: 'city version round_id', pseudonym: 'id application_id number code status seat issued_on expires_on', 'personal sealed': 'state',
  }),
  card_holds: table('暂缓发卡', 'cards kept back', 'duty', 'record', {
    none: 'city version round_id', pseudonym: 'id application_id status', 'personal sealed': 'state',
  }),
  issuings: table('发卡的执行', 'carrying out the issue of cards', 'duty', 'record', {
    none: 'city id version round_id status', 'personal plain': 'state',
  }),
  settlements: table('凭卡入户登记（FS-9）', 'settlements on a card (FS-9)', 'sensitive_duty', 'record', {
    none: 'city version', pseudonym: 'id card_id application_id settled_on', 'sensitive sealed': 'state',
  }),
  bars: table('不予受理期限（QY-5、GD-7）', 'bars (QY-5, GD-7)', 'sensitive_duty', 'record', {
    none: 'city version', pseudonym: 'id from_on until_on clause placed_by', 'pseudonym keyed': 'identity_index',
    'sensitive sealed': 'state reason_sealed',
  }),
}

import { table, type TableClass } from './types.ts'

/** Direct settlement (QY, DG, JM). */
export const direct: Readonly<Record<string, TableClass>> = {
  direct_numbers: table('受理编号', 'the next number', 'none', 'work', { none: 'city district year last' }),
  direct_cases: table('直接入户申请（QY-3、QY-4、DG-6、JM-4）', 'cases of direct settlement (QY-3, QY-4, DG-6, JM-4)', 'sensitive_duty', 'record', {
    none: 'city version pack',
    pseudonym: 'id status step channel district town skill number owner batch employer people submitted_on accepted_on approved_on settled_on due_on objected_on',
    masked: 'masked_name', 'pseudonym keyed': 'identity_index name_index', 'sensitive sealed': 'state',
  }),
  direct_scans: table('材料的照片（QY-4）', 'pictures of materials (QY-4)', 'sensitive_duty', 'record', {
    none: 'city media_type bytes at', pseudonym: 'id case_id document uploaded_by', 'personal sealed': 'name_sealed', 'sensitive sealed': 'content',
  }),
  direct_tallies: table('逐日统计', 'counts by day', 'none', 'work', { none: 'city day district town pack skill measure recorded_on n' }),
  direct_standing: table('各环节件数', 'how many cases stand where', 'none', 'work', { none: 'city status district town pack skill n' }),
  direct_addresses: table('政府指定的户口（QY-6）', 'households the government designates (QY-6)', 'none', 'work', {
    none: 'city id version state district place name',
  }),
  direct_batches: table('用人单位集体申请（QY-3）', 'employers’ files (QY-3)', 'sensitive_duty', 'record', {
    none: 'city id command_id district town employer at', pseudonym: 'owner summary',
    'sensitive sealed': 'problems_sealed report_sealed rows_sealed',
  }),
  direct_settings: table('时限和补贴标准（DG-9、QY-8）', 'limits and amounts (DG-9, QY-8)', 'none', 'work', { none: 'city id version state pack' }),
}

/**
 * Foshan and its jurisdictions: five districts (GB/T 2260) and their towns and subdistricts (nine-digit codes of the
 * statistical division, 2023). Prisons and farms that have a town-level code are left out: nobody applies there.
 */
import { type City, district } from './city.ts'

export const foshan: City = {
  code: '440600',
  name: { zh: '佛山市', en: 'Foshan' },
  districts: [
    district('440604', '禅城区', 'Chancheng', [
      ['010', '石湾镇街道', 'Shiwanzhen Subdistrict'], ['011', '张槎街道', 'Zhangcha Subdistrict'],
      ['012', '祖庙街道', 'Zumiao Subdistrict'], ['100', '南庄镇', 'Nanzhuang Town'],
    ]),
    district('440605', '南海区', 'Nanhai', [
      ['011', '桂城街道', 'Guicheng Subdistrict'], ['121', '九江镇', 'Jiujiang Town'],
      ['122', '西樵镇', 'Xiqiao Town'], ['123', '丹灶镇', 'Danzao Town'], ['124', '狮山镇', 'Shishan Town'],
      ['125', '大沥镇', 'Dali Town'], ['126', '里水镇', 'Lishui Town'],
    ]),
    district('440606', '顺德区', 'Shunde', [
      ['003', '伦教街道', 'Lunjiao Subdistrict'], ['004', '勒流街道', 'Leliu Subdistrict'],
      ['005', '大良街道', 'Daliang Subdistrict'], ['006', '容桂街道', 'Ronggui Subdistrict'],
      ['101', '陈村镇', 'Chencun Town'], ['102', '北滘镇', 'Beijiao Town'], ['103', '乐从镇', 'Lecong Town'],
      ['104', '龙江镇', 'Longjiang Town'], ['105', '杏坛镇', 'Xingtan Town'], ['106', '均安镇', "Jun'an Town"],
    ]),
    district('440607', '三水区', 'Sanshui', [
      ['001', '西南街道', 'Xinan Subdistrict'], ['004', '云东海街道', 'Yundonghai Subdistrict'],
      ['101', '大塘镇', 'Datang Town'], ['103', '乐平镇', 'Leping Town'], ['104', '白坭镇', 'Baini Town'],
      ['105', '芦苞镇', 'Lubao Town'], ['106', '南山镇', 'Nanshan Town'],
    ]),
    district('440608', '高明区', 'Gaoming', [
      ['004', '荷城街道', 'Hecheng Subdistrict'], ['106', '杨和镇', 'Yanghe Town'],
      ['107', '明城镇', 'Mingcheng Town'], ['108', '更合镇', 'Genghe Town'],
    ]),
  ],
}

/**
 * Jiangmen and its districts, county-level cities and towns
 * (GB/T 2260; nine-digit codes of the statistical division, 2023). Farms and zones are left out.
 */
import { type City, district } from './city.ts'

export const jiangmen: City = {
  code: '440700',
  name: { zh: '江门市', en: 'Jiangmen' },
  districts: [
    district('440703', '蓬江区', 'Pengjiang', [
      ['002', '白沙街道', 'Baisha Subdistrict'], ['005', '潮连街道', 'Chaolian Subdistrict'],
      ['006', '环市街道', 'Huanshi Subdistrict'], ['101', '棠下镇', 'Tangxia Town'], ['102', '荷塘镇', 'Hetang Town'],
      ['103', '杜阮镇', 'Duruan Town'],
    ]),
    district('440704', '江海区', 'Jianghai', [
      ['001', '江南街道', 'Jiangnan Subdistrict'], ['004', '外海街道', 'Waihai Subdistrict'],
      ['005', '礼乐街道', 'Liyue Subdistrict'],
    ]),
    district('440705', '新会区', 'Xinhui', [
      ['001', '会城街道', 'Huicheng Subdistrict'], ['101', '大泽镇', 'Daze Town'], ['102', '司前镇', 'Siqian Town'],
      ['103', '罗坑镇', 'Luokeng Town'], ['104', '双水镇', 'Shuangshui Town'], ['105', '崖门镇', 'Yamen Town'],
      ['106', '沙堆镇', 'Shadui Town'], ['107', '古井镇', 'Gujing Town'], ['108', '三江镇', 'Sanjiang Town'],
      ['109', '睦洲镇', 'Muzhou Town'], ['110', '大鳌镇', "Da'ao Town"],
    ]),
    district('440781', '台山市', 'Taishan', [
      ['001', '台城街道', 'Taicheng Subdistrict'], ['100', '大江镇', 'Dajiang Town'], ['101', '水步镇', 'Shuibu Town'],
      ['102', '四九镇', 'Sijiu Town'], ['103', '白沙镇', 'Baisha Town'], ['104', '三合镇', 'Sanhe Town'],
      ['105', '冲蒌镇', 'Chonglou Town'], ['106', '斗山镇', 'Doushan Town'], ['107', '都斛镇', 'Douhu Town'],
      ['108', '赤溪镇', 'Chixi Town'], ['109', '端芬镇', 'Duanfen Town'], ['110', '广海镇', 'Guanghai Town'],
      ['111', '海宴镇', 'Haiyan Town'], ['112', '汶村镇', 'Wencun Town'], ['113', '深井镇', 'Shenjing Town'],
      ['114', '北陡镇', 'Beidou Town'], ['115', '川岛镇', 'Chuandao Town'],
    ]),
    district('440783', '开平市', 'Kaiping', [
      ['001', '三埠街道', 'Sanbu Subdistrict'], ['002', '长沙街道', 'Changsha Subdistrict'], ['103', '沙塘镇', 'Shatang Town'],
      ['104', '苍城镇', 'Cangcheng Town'], ['105', '龙胜镇', 'Longsheng Town'], ['106', '大沙镇', 'Dasha Town'],
      ['107', '马冈镇', 'Magang Town'], ['108', '塘口镇', 'Tangkou Town'], ['109', '赤坎镇', 'Chikan Town'],
      ['110', '百合镇', 'Baihe Town'], ['111', '蚬冈镇', 'Xiangang Town'], ['112', '金鸡镇', 'Jinji Town'],
      ['115', '月山镇', 'Yueshan Town'], ['116', '赤水镇', 'Chishui Town'], ['117', '水口镇', 'Shuikou Town'],
    ]),
    district('440784', '鹤山市', 'Heshan', [
      ['001', '沙坪街道', 'Shaping Subdistrict'], ['101', '龙口镇', 'Longkou Town'], ['102', '雅瑶镇', 'Yayao Town'],
      ['103', '古劳镇', 'Gulao Town'], ['104', '桃源镇', 'Taoyuan Town'], ['105', '鹤城镇', 'Hecheng Town'],
      ['106', '共和镇', 'Gonghe Town'], ['107', '址山镇', 'Zhishan Town'], ['108', '宅梧镇', 'Zhaiwu Town'],
      ['112', '双合镇', 'Shuanghe Town'],
    ]),
    district('440785', '恩平市', 'Enping', [
      ['001', '恩城街道', 'Encheng Subdistrict'], ['100', '横陂镇', 'Hengbei Town'], ['101', '圣堂镇', 'Shengtang Town'],
      ['102', '良西镇', 'Liangxi Town'], ['103', '沙湖镇', 'Shahu Town'], ['104', '牛江镇', 'Niujiang Town'],
      ['105', '君堂镇', 'Juntang Town'], ['106', '大田镇', 'Datian Town'], ['107', '那吉镇', 'Naji Town'],
      ['108', '大槐镇', 'Dahuai Town'], ['109', '东成镇', 'Dongcheng Town'],
    ]),
  ],
}

/**
 * Dongguan: no county level, so that the city itself stands in the place of one district
 * (GB/T 2260; nine-digit codes of the statistical division, 2023). Farms and zones are left out.
 */
import { type City, district } from './city.ts'

export const dongguan: City = {
  code: '441900',
  name: { zh: '东莞市', en: 'Dongguan' },
  districts: [
    district('441900', '东莞市', 'Dongguan', [
      ['003', '东城街道', 'Dongcheng Subdistrict'], ['004', '南城街道', 'Nancheng Subdistrict'],
      ['005', '万江街道', 'Wanjiang Subdistrict'], ['006', '莞城街道', 'Guancheng Subdistrict'],
      ['101', '石碣镇', 'Shijie Town'], ['102', '石龙镇', 'Shilong Town'], ['103', '茶山镇', 'Chashan Town'],
      ['104', '石排镇', 'Shipai Town'], ['105', '企石镇', 'Qishi Town'], ['106', '横沥镇', 'Hengli Town'],
      ['107', '桥头镇', 'Qiaotou Town'], ['108', '谢岗镇', 'Xiegang Town'], ['109', '东坑镇', 'Dongkeng Town'],
      ['110', '常平镇', 'Changping Town'], ['111', '寮步镇', 'Liaobu Town'], ['112', '樟木头镇', 'Zhangmutou Town'],
      ['113', '大朗镇', 'Dalang Town'], ['114', '黄江镇', 'Huangjiang Town'], ['115', '清溪镇', 'Qingxi Town'],
      ['116', '塘厦镇', 'Tangxia Town'], ['117', '凤岗镇', 'Fenggang Town'], ['118', '大岭山镇', 'Dalingshan Town'],
      ['119', '长安镇', "Chang'an Town"], ['121', '虎门镇', 'Humen Town'], ['122', '厚街镇', 'Houjie Town'],
      ['123', '沙田镇', 'Shatian Town'], ['124', '道滘镇', 'Daojiao Town'], ['125', '洪梅镇', 'Hongmei Town'],
      ['126', '麻涌镇', 'Machong Town'], ['127', '望牛墩镇', 'Wangniudun Town'], ['128', '中堂镇', 'Zhongtang Town'],
      ['129', '高埗镇', 'Gaobu Town'], ['401', '松山湖', 'Songshan Lake'], ['402', '东莞港', 'Dongguan Port'],
      ['403', '东莞生态园', 'Dongguan Eco-park'], ['404', '东莞滨海湾新区', 'Binhai Bay New Area'],
    ]),
  ],
}

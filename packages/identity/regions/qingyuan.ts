/**
 * Qingyuan and its counties, districts and towns
 * (GB/T 2260; nine-digit codes of the statistical division, 2023). Farms and zones are left out.
 */
import { type City, district } from './city.ts'

export const qingyuan: City = {
  code: '441800',
  name: { zh: '清远市', en: 'Qingyuan' },
  districts: [
    district('441802', '清城区', 'Qingcheng', [
      ['006', '凤城街道', 'Fengcheng Subdistrict'], ['007', '东城街道', 'Dongcheng Subdistrict'],
      ['008', '洲心街道', 'Zhouxin Subdistrict'], ['009', '横荷街道', 'Henghe Subdistrict'], ['103', '源潭镇', 'Yuantan Town'],
      ['105', '龙塘镇', 'Longtang Town'], ['106', '石角镇', 'Shijiao Town'], ['107', '飞来峡镇', 'Feilaixia Town'],
    ]),
    district('441803', '清新区', 'Qingxin', [
      ['102', '太和镇', 'Taihe Town'], ['104', '太平镇', 'Taiping Town'], ['105', '山塘镇', 'Shantang Town'],
      ['106', '三坑镇', 'Sankeng Town'], ['112', '龙颈镇', 'Longjing Town'], ['113', '禾云镇', 'Heyun Town'],
      ['117', '浸潭镇', 'Jintan Town'], ['118', '石潭镇', 'Shitan Town'],
    ]),
    district('441821', '佛冈县', 'Fogang', [
      ['100', '石角镇', 'Shijiao Town'], ['101', '水头镇', 'Shuitou Town'], ['102', '汤塘镇', 'Tangtang Town'],
      ['103', '龙山镇', 'Longshan Town'], ['104', '高岗镇', 'Gaogang Town'], ['107', '迳头镇', 'Jingtou Town'],
    ]),
    district('441823', '阳山县', 'Yangshan', [
      ['100', '青莲镇', 'Qinglian Town'], ['101', '江英镇', 'Jiangying Town'], ['104', '杜步镇', 'Dubu Town'],
      ['105', '七拱镇', 'Qigong Town'], ['107', '太平镇', 'Taiping Town'], ['108', '杨梅镇', 'Yangmei Town'],
      ['110', '大崀镇', 'Dalang Town'], ['111', '小江镇', 'Xiaojiang Town'], ['113', '岭背镇', 'Lingbei Town'],
      ['115', '黄坌镇', 'Huangben Town'], ['116', '黎埠镇', 'Libu Town'], ['119', '阳城镇', 'Yangcheng Town'],
      ['201', '秤架瑶族乡', 'Chengjia Yao Township'],
    ]),
    district('441825', '连山壮族瑶族自治县', 'Lianshan Zhuang and Yao Autonomous County', [
      ['100', '永和镇', 'Yonghe Town'], ['104', '吉田镇', 'Jitian Town'], ['105', '太保镇', 'Taibao Town'],
      ['106', '禾洞镇', 'Hedong Town'], ['108', '福堂镇', 'Futang Town'], ['109', '小三江镇', 'Xiaosanjiang Town'],
      ['111', '上帅镇', 'Shangshuai Town'],
    ]),
    district('441826', '连南瑶族自治县', 'Liannan Yao Autonomous County', [
      ['100', '三江镇', 'Sanjiang Town'], ['101', '大麦山镇', 'Damaishan Town'], ['102', '寨岗镇', 'Zhaigang Town'],
      ['105', '三排镇', 'Sanpai Town'], ['106', '涡水镇', 'Woshui Town'], ['108', '大坪镇', 'Daping Town'],
      ['109', '香坪镇', 'Xiangping Town'],
    ]),
    district('441881', '英德市', 'Yingde', [
      ['001', '英城街道', 'Yingcheng Subdistrict'], ['101', '沙口镇', 'Shakou Town'], ['102', '望埠镇', 'Wangbu Town'],
      ['103', '横石水镇', 'Hengshishui Town'], ['105', '桥头镇', 'Qiaotou Town'], ['106', '青塘镇', 'Qingtang Town'],
      ['108', '白沙镇', 'Baisha Town'], ['109', '大站镇', 'Dazhan Town'], ['110', '西牛镇', 'Xiniu Town'],
      ['111', '九龙镇', 'Jiulong Town'], ['112', '浛洸镇', 'Hanguang Town'], ['114', '大湾镇', 'Dawan Town'],
      ['115', '石灰铺镇', 'Shihuipu Town'], ['116', '石牯塘镇', 'Shigutang Town'], ['120', '下石太镇', 'Xiashitai Town'],
      ['124', '波罗镇', 'Boluo Town'], ['125', '横石塘镇', 'Hengshitang Town'], ['126', '大洞镇', 'Dadong Town'],
      ['129', '连江口镇', 'Lianjiangkou Town'], ['130', '黎溪镇', 'Lixi Town'], ['131', '水边镇', 'Shuibian Town'],
      ['136', '英红镇', 'Yinghong Town'], ['137', '东华镇', 'Donghua Town'], ['138', '黄花镇', 'Huanghua Town'],
    ]),
    district('441882', '连州市', 'Lianzhou', [
      ['100', '连州镇', 'Lianzhou Town'], ['101', '星子镇', 'Xingzi Town'], ['102', '大路边镇', 'Dalubian Town'],
      ['103', '龙坪镇', 'Longping Town'], ['104', '西岸镇', "Xi'an Town"], ['105', '保安镇', "Bao'an Town"],
      ['106', '丰阳镇', 'Fengyang Town'], ['107', '东陂镇', 'Dongbei Town'], ['109', '九陂镇', 'Jiubei Town'],
      ['118', '西江镇', 'Xijiang Town'], ['200', '瑶安瑶族乡', "Yao'an Yao Township"],
      ['201', '三水瑶族乡', 'Sanshui Yao Township'],
    ]),
  ],
}

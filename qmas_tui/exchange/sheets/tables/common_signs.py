"""The Chinese characters that a client list is made of: how a reading is judged.

Words of such lists, the hundred most frequent surnames, and what given names and
firms are made of, in both scripts. Of text that was read in the wrong encoding next to
nothing stands here; of a true reading half and more.
"""

from __future__ import annotations

from typing import Final

_WORDS: Final = (
    "檔案编編號号客户戶姓名中英文性別别男女國国籍公民身份證证件護护照簽签注逗留期限至到有效"
    "日年月首次抵達达港入境處处獲获批准申請请遞递交類类型計计分制綜综合成就受養养配偶子女"
    "人數数僱雇主職职位稱称薪金收入元萬万備备註注聯联絡络電电話话地址顧顾問问負负責责"
    "香灣湾銀银行有限公司集團团科技股東东方大小上下新舊旧已未續续辦办理完待定確确認认無无"
    "出生本外資资料專专業业工作自由結结束離离開开學学校教育家庭父母妻夫長长永久居民優优才"
    "計劃划通過过更改第一二三四五六七八九十百千零的是在不了和與与及之為为以於于"
)
_SURNAMES: Final = (
    "王李張张劉刘陳陈楊杨趙赵黃黄周吳吴徐孫孙胡朱高林何郭馬马羅罗梁宋鄭郑謝谢韓韩唐馮冯于董"
    "蕭萧程曹袁鄧邓許许傅沈曾彭呂吕蘇苏盧卢蔣蒋蔡賈贾丁魏薛葉叶閻阎余潘杜戴夏鍾钟汪田任姜"
    "范方石姚譚谭廖鄒邹熊陸陆郝孔白崔康毛邱秦江史顧顾侯邵孟龍龙萬万段雷錢钱湯汤尹黎易常武喬乔"
    "賀贺賴赖龔龚文歐欧陽阳莫葛温溫翁伍岑區区"
)
_GIVEN: Final = (
    "偉伟芳娜敏靜静秀英麗丽強强磊軍军洋勇豔艳傑杰娟濤涛明超蘭兰霞平剛刚桂華华建國紅红玉"
    "志嘉家欣怡俊宇浩然子軒轩涵思雅詩诗婷雪梅美玲慧惠珍珠琳穎颖潔洁瑩莹倩晶曉晓春夏秋冬"
    "海波峰山川雲云天宏健鵬鹏飛飞輝辉亮光德仁義义禮礼智信忠孝永福壽寿祥瑞安寧宁凱凯銘铭"
    "俐莉茹萍菁蓉薇蕾心怡恩慈愛爱佳佩君卓翔睿哲博達达成振興兴榮荣富貴贵生根水木火土金"
)

COMMON: Final = frozenset(_WORDS + _SURNAMES + _GIVEN)

"""The units and classifiers of reports, Chinese and English: what a figure's unit means and how it converts.

Tables only, and the arithmetic that makes two units comparable. Areas compare in mu (15 mu are one hectare, State
Council order of 1984 on legal units), masses in kilograms (2 jin are one kilogram), all factors exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from toolkit.quantities.quantity import QuantityKind as Kind


@dataclass(frozen=True, kw_only=True)
class Unit:
    """What one unit word means: kind, English base unit, and how many base units it is."""

    kind: Kind
    unit: str
    factor: Decimal = Decimal(1)


_CLASSIFIERS = {
    "persons": "人 名 位 人次 余人次 人口 人才 员 户籍人口 民警 名党员",
    "cases": "件 起 宗 件次 起案件 件案件",
    "households": "户 户次 户家庭",
    "enterprises": "家 所 家企业 户企业",
    "occasions": "次 场 场次 期 回 批次 趟 轮 届 遍 课时 学时 班次 航班 架次 列次",
    "items": (
        "项 个 条 份 部 篇 处 座 台 辆 艘 架 套 栋 幢 间 支 只 头 匹 张 幅 块 根 棵 株 枚 颗 把 本 册 封 笔 单 种 类 大类 "
        "批 组 对 双 队 班 门 款 盏 口 眼 孔 道 层 级 站 点 片 段 面 样 大 分 号 瓶 盒 箱 袋 枝 顶 列 节 章 路 宗地 "
        "台套 台次 辆次 艘次 例 人份 剂 剂次 床 张床位 床位 标准箱 栏 页 字 步 环 股 篇次 卷 场所 部门 县 市 省 镇 乡 村 "
        "区 国 州 校 方面 领域 环节 行业 产业 企业 单位 城市 国家 地区 社区 街道 县区 县市区 乡镇 区县 专业 品种 "
        "部委 席 票 项次 趟次 席次 倍数 标段 车次 圈 格 维 角度 方 线 岸 端 链 图 网 库 会 院 馆 园 厂 店 室 楼 "
        "车道 桩 柜 杆 亭 亩次 窝 羽 朵 束 捆 堆 滴 餐 顿 碗 桌 份额 季 档 代 辈 派 伙 群 帮 身 针 发 束花 具 尊 "
        "字头 股权 井 帧 元素 色 味 声 笔业务 笔交易 间房 星 流 度 周期 阶段 步骤 时段 版 稿 案 则 首 曲 出 集 辑 "
        "任务 措施 要求 问题 指标 工程 项目 职责 目标 原则 重点 平台 体系 机制 制度 举措 行动 系统 中心 部分 大项 小项 "
        "子 名单 卡 证 照 码 事 诉"
    ),
}
"""Chinese classifiers (and nouns that follow a numeral bare) by the class of what they count."""

_MEASURES: tuple[tuple[Kind, str, str, str], ...] = (
    (Kind.MONEY, "yuan", "1", "元|块钱|元人民币|人民币"),
    (Kind.MONEY, "yuan", "0.1", "角"),
    (Kind.MONEY, "US dollars", "1", "美元|美金"),
    (Kind.MONEY, "US dollars", "0.01", "美分"),
    (Kind.MONEY, "Hong Kong dollars", "1", "港元|港币|港圆"),
    (Kind.MONEY, "euros", "1", "欧元"),
    (Kind.MONEY, "Japanese yen", "1", "日元|日圆"),
    (Kind.MONEY, "pounds", "1", "英镑"),
    (Kind.MONEY, "won", "1", "韩元"),
    (Kind.MONEY, "rubles", "1", "卢布"),
    (Kind.MONEY, "patacas", "1", "澳门元"),
    (Kind.MONEY, "New Taiwan dollars", "1", "新台币"),
    (Kind.MONEY, "Australian dollars", "1", "澳元"),
    (Kind.MONEY, "Canadian dollars", "1", "加元"),
    (Kind.MONEY, "Swiss francs", "1", "瑞士法郎"),
    (Kind.MONEY, "Singapore dollars", "1", "新加坡元"),
    (Kind.PERCENT, "percent", "1", "%|个百分比"),
    (Kind.PERCENT, "percent", "0.1", "‰"),
    (Kind.PERCENT, "percent", "10", "成"),
    (Kind.PERCENT, "percent of the price", "10", "折"),
    (Kind.PERCENTAGE_POINTS, "percentage points", "1", "个百分点|百分点|个pct"),
    (Kind.PERCENTAGE_POINTS, "percentage points", "0.01", "个基点|基点|个基本点|基本点"),
    (Kind.MULTIPLE, "times", "1", "倍|倍多"),
    (Kind.AREA, "mu", "1", "亩|市亩|亩次"),
    (Kind.AREA, "hectares", "1", "公顷|顷|hm²"),
    (Kind.AREA, "square meters", "1", "平方米|平米|㎡|m²|平方公尺"),
    (Kind.AREA, "square kilometers", "1", "平方公里|平方千米|km²|平方公里海域"),
    (Kind.LENGTH, "kilometers", "1", "公里|千米|km|延长公里|车道公里"),
    (Kind.LENGTH, "meters", "1", "米|延米|延长米|m"),
    (Kind.LENGTH, "centimeters", "1", "厘米|公分|cm"),
    (Kind.LENGTH, "millimeters", "1", "毫米|mm"),
    (Kind.LENGTH, "microns", "1", "微米"),
    (Kind.LENGTH, "nanometers", "1", "纳米"),
    (Kind.LENGTH, "nautical miles", "1", "海里"),
    (Kind.LENGTH, "li", "1", "华里"),
    (Kind.LENGTH, "miles", "1", "英里"),
    (Kind.MASS, "metric tons", "1", "吨|公吨|吨标准煤|吨标煤"),
    (Kind.MASS, "kilograms", "1", "公斤|千克|kg"),
    (Kind.MASS, "jin", "1", "斤|市斤"),
    (Kind.MASS, "grams", "1", "克|g"),
    (Kind.MASS, "milligrams", "1", "毫克|mg"),
    (Kind.MASS, "micrograms", "1", "微克"),
    (Kind.MASS, "dan", "1", "担"),
    (Kind.VOLUME, "cubic meters", "1", "立方米|立方|方立方|m³"),
    (Kind.VOLUME, "liters", "1", "升|公升"),
    (Kind.VOLUME, "milliliters", "1", "毫升"),
    (Kind.VOLUME, "barrels", "1", "桶"),
    (Kind.ENERGY, "kilowatt-hours", "1", "千瓦时|度电|千瓦小时|kWh"),
    (Kind.ENERGY, "megawatt-hours", "1", "兆瓦时|MWh"),
    (Kind.ENERGY, "gigawatt-hours", "1", "吉瓦时|GWh"),
    (Kind.ENERGY, "kilowatts", "1", "千瓦|kW"),
    (Kind.ENERGY, "megawatts", "1", "兆瓦|MW"),
    (Kind.ENERGY, "gigawatts", "1", "吉瓦|GW"),
    (Kind.ENERGY, "watts", "1", "瓦"),
    (Kind.ENERGY, "kilovolts", "1", "千伏|kV"),
    (Kind.ENERGY, "kilovolt-amperes", "1", "千伏安"),
    (Kind.DATA, "terabytes", "1", "TB|T字节"),
    (Kind.DATA, "gigabytes", "1", "GB"),
    (Kind.DATA, "petabytes", "1", "PB"),
    (Kind.DATA, "petaflops", "1", "P算力"),
    (Kind.DURATION, "years", "1", "年|周年|年期|载|个年头|年来|整年|岁|周岁"),
    (Kind.DURATION, "months", "1", "个月|个多月|月"),
    (Kind.DURATION, "weeks", "1", "周|个星期|星期|个周"),
    (Kind.DURATION, "days", "1", "天|日|个自然日|自然日|昼夜|日内"),
    (Kind.DURATION, "working days", "1", "个工作日|工作日|个工作天|个交易日"),
    (Kind.DURATION, "hours", "1", "小时|个小时|钟头|个钟头|工时"),
    (Kind.DURATION, "minutes", "1", "分钟|分种"),
    (Kind.DURATION, "seconds", "1", "秒|秒钟"),
    (Kind.DURATION, "quarters", "1", "个季度"),
    (Kind.DURATION, "centuries", "1", "个世纪"),
    (Kind.NUMBER, "degrees Celsius", "1", "℃|摄氏度"),
)
"""Chinese units: kind, English base unit, how many of it, and the words for it."""

_ENGLISH: tuple[tuple[Kind, str, str, str], ...] = (
    (Kind.PERCENT, "percent", "1", "%|percent|per cent|pct"),
    (Kind.PERCENT, "percent", "0.1", "‰|per mille|per mill|per thousand"),
    (
        Kind.PERCENTAGE_POINTS,
        "percentage points",
        "1",
        "percentage point|percentage-point|percent point|pp|ppt|ppts|% point",
    ),
    (Kind.PERCENTAGE_POINTS, "percentage points", "0.01", "basis point|bp|bps"),
    (Kind.MONEY, "yuan", "1", "yuan|renminbi|rmb|cny|rmb yuan|yuan renminbi"),
    (Kind.MONEY, "US dollars", "1", "us dollar|u.s. dollar|dollar|usd|u.s.dollar|american dollar|us$"),
    (Kind.MONEY, "Hong Kong dollars", "1", "hong kong dollar|hk dollar|hkd"),
    (Kind.MONEY, "euros", "1", "euro|eur"),
    (Kind.MONEY, "Japanese yen", "1", "yen|japanese yen"),
    (Kind.MONEY, "pounds", "1", "pound|pounds sterling|british pound"),
    (Kind.MONEY, "won", "1", "won|korean won"),
    (Kind.MONEY, "rubles", "1", "ruble|rouble"),
    (Kind.MONEY, "patacas", "1", "pataca"),
    (Kind.MONEY, "New Taiwan dollars", "1", "new taiwan dollar|taiwan dollar"),
    (Kind.MONEY, "Australian dollars", "1", "australian dollar"),
    (Kind.MONEY, "Canadian dollars", "1", "canadian dollar"),
    (Kind.MONEY, "Singapore dollars", "1", "singapore dollar"),
    (Kind.MONEY, "Swiss francs", "1", "swiss franc"),
    (Kind.MULTIPLE, "times", "1", "times|fold"),
    (Kind.AREA, "mu", "1", "mu"),
    (Kind.AREA, "hectares", "1", "hectare|ha"),
    (
        Kind.AREA,
        "square meters",
        "1",
        "square meter|square metre|sq m|sqm|m2|m²|sq. m|square-meter|square-metre",
    ),
    (
        Kind.AREA,
        "square kilometers",
        "1",
        "square kilometer|square kilometre|sq km|km2|km²|sq. km|square-kilometer",
    ),
    (Kind.LENGTH, "kilometers", "1", "kilometer|kilometre|km"),
    (Kind.LENGTH, "meters", "1", "meter|metre"),
    (Kind.LENGTH, "centimeters", "1", "centimeter|centimetre|cm"),
    (Kind.LENGTH, "millimeters", "1", "millimeter|millimetre|mm"),
    (Kind.LENGTH, "microns", "1", "micron|micrometer"),
    (Kind.LENGTH, "nanometers", "1", "nanometer|nanometre|nm"),
    (Kind.LENGTH, "nautical miles", "1", "nautical mile"),
    (Kind.LENGTH, "miles", "1", "mile"),
    (Kind.MASS, "metric tons", "1", "metric ton|tonne|ton|metric tonne"),
    (Kind.MASS, "kilograms", "1", "kilogram|kg|kilo"),
    (Kind.MASS, "jin", "1", "jin|catty|catties"),
    (Kind.MASS, "grams", "1", "gram"),
    (Kind.MASS, "milligrams", "1", "milligram|mg"),
    (Kind.MASS, "micrograms", "1", "microgram"),
    (Kind.VOLUME, "cubic meters", "1", "cubic meter|cubic metre|m3|m³"),
    (Kind.VOLUME, "liters", "1", "liter|litre"),
    (Kind.VOLUME, "milliliters", "1", "milliliter|millilitre|ml"),
    (Kind.VOLUME, "barrels", "1", "barrel"),
    (Kind.ENERGY, "kilowatt-hours", "1", "kilowatt-hour|kilowatt hour|kwh|kilowatthour|kilowatt/hour"),
    (Kind.ENERGY, "megawatt-hours", "1", "megawatt-hour|megawatt hour|mwh"),
    (Kind.ENERGY, "gigawatt-hours", "1", "gigawatt-hour|gigawatt hour|gwh"),
    (Kind.ENERGY, "kilowatts", "1", "kilowatt|kw"),
    (Kind.ENERGY, "megawatts", "1", "megawatt|mw"),
    (Kind.ENERGY, "gigawatts", "1", "gigawatt|gw"),
    (Kind.ENERGY, "watts", "1", "watt"),
    (Kind.ENERGY, "kilovolts", "1", "kilovolt|kv"),
    (Kind.ENERGY, "kilovolt-amperes", "1", "kilovolt-ampere|kva"),
    (Kind.DATA, "terabytes", "1", "terabyte|tb"),
    (Kind.DATA, "gigabytes", "1", "gigabyte|gb"),
    (Kind.DATA, "petabytes", "1", "petabyte|pb"),
    (Kind.DURATION, "years", "1", "year|yr|years'"),
    (Kind.DURATION, "years", "10", "decade"),
    (Kind.DURATION, "months", "1", "month"),
    (Kind.DURATION, "quarters", "1", "quarter"),
    (Kind.DURATION, "weeks", "1", "week"),
    (Kind.DURATION, "days", "1", "day|calendar day"),
    (Kind.DURATION, "working days", "1", "working day|business day|workday|trading day"),
    (Kind.DURATION, "hours", "1", "hour|hr"),
    (Kind.DURATION, "minutes", "1", "minute|min"),
    (Kind.DURATION, "seconds", "1", "second"),
    (Kind.DURATION, "centuries", "1", "century|centuries"),
    (Kind.NUMBER, "degrees Celsius", "1", "degrees celsius|℃|°c|degree celsius"),
)
"""English units: kind, base unit, how many of it, and the words for it, lower case, singular."""

_COMPARABLE = {
    "mu": ("mu", "1"),
    "hectares": ("mu", "15"),
    "square kilometers": ("mu", "1500"),
    "square meters": ("mu", "0.0015"),
    "kilometers": ("meters", "1000"),
    "li": ("meters", "500"),
    "centimeters": ("meters", "0.01"),
    "millimeters": ("meters", "0.001"),
    "microns": ("meters", "0.000001"),
    "nanometers": ("meters", "0.000000001"),
    "metric tons": ("kilograms", "1000"),
    "jin": ("kilograms", "0.5"),
    "dan": ("kilograms", "50"),
    "grams": ("kilograms", "0.001"),
    "milligrams": ("kilograms", "0.000001"),
    "micrograms": ("kilograms", "0.000000001"),
    "liters": ("cubic meters", "0.001"),
    "milliliters": ("cubic meters", "0.000001"),
    "megawatt-hours": ("kilowatt-hours", "1000"),
    "gigawatt-hours": ("kilowatt-hours", "1000000"),
    "watts": ("kilowatts", "0.001"),
    "megawatts": ("kilowatts", "1000"),
    "gigawatts": ("kilowatts", "1000000"),
    "gigabytes": ("terabytes", "0.001"),
    "petabytes": ("terabytes", "1000"),
    "minutes": ("seconds", "60"),
    "hours": ("seconds", "3600"),
    "days": ("seconds", "86400"),
    "weeks": ("seconds", "604800"),
    "years": ("months", "12"),
    "centuries": ("months", "1200"),
    "quarters": ("months", "3"),
}
"""Base unit: the unit it is compared in, and how many of those it is."""

LONGEST_CHINESE = 6
"""Characters of the longest word in the Chinese tables."""


@cache
def chinese() -> dict[str, Unit]:
    """Every Chinese unit and classifier with what it means; classifiers carry their class as unit."""
    table = {word: Unit(kind=Kind.COUNT, unit=group) for group, words in _CLASSIFIERS.items() for word in words.split()}
    table.update(_by_word(_MEASURES))
    return table


@cache
def english() -> dict[str, Unit]:
    """Every English unit word, lower case, in singular and plural."""
    table = _by_word(_ENGLISH)
    for word, meaning in list(table.items()):
        if word[-1].isalpha() and not word.endswith("s") and (len(word) > 3 or word == "day"):
            table[word + "s"] = meaning
    return table


def _by_word(rows: tuple[tuple[Kind, str, str, str], ...]) -> dict[str, Unit]:
    return {
        word: Unit(kind=kind, unit=unit, factor=Decimal(factor))
        for kind, unit, factor, words in rows
        for word in words.split("|")
    }


def comparable(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The same amount in the unit that others of its sort are compared in: 2 hectares are (30, "mu")."""
    base, factor = _COMPARABLE.get(unit, (unit, "1"))
    return value * Decimal(factor), base

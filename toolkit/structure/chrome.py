"""Site chrome: what a web page or a page layout put around a report. Recognised and set aside, never translated.

Nothing here is lost: the spans stay in the report's text and in `Report.set_aside`.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"""
    [-—–·]\s*\d{1,4}\s*[-—–·]                                # a page number between dashes
    | 第\s*\d+\s*页\s*[，,/]?\s*(?:共\s*\d+\s*页)?
    | 您?(?:的|现在|现在的|所在|所在的|当前|当前的|目前|目前的)?位置\s*[:：].*
    | [【\[]?\s*(?:打印|关闭|收藏|字体|字号|打印本页|关闭窗口|关闭本页|我要打印)[】\]]?\s*(?:[【\[].*|[:：].{0,24})?
    | .{0,60}(?:阅览量|浏览量|浏览次数|访问量|点击数|点击量|点击率|点击次数|阅读次数|阅读量|访问次数|人气)\s*[:：].{0,60}
    | .{0,60}字[号体]\s*[:：]\s*(?:[\[【]?\s*[+＋]?\s*[大放].{0,30})?
    | .{0,24}扫一扫.{0,24}
    | (?:打开|关注)\s*[·・]\s*\S{2,12}
    | 分享(?:到|至|给)?\s*[:：].{0,20} | 分享到.{0,10} | 分享
    | (?:上一|下一)[篇条页]\s*(?:[:：].{0,80})?
    | (?:相关(?:报道|链接|阅读|文章|稿件|新闻|文件|解读|信息)|延伸阅读|猜你喜欢|热门推荐)\s*[:：]?
    | (?:返回|回到)(?:顶部|首页|列表).{0,10}
    | .{0,12}(?:无障碍|长者模式|关怀版|适老化).{0,20}
    | 首页\s*(?:>|&gt;|»|/|＞|→).*
    | .{0,40}(?:版权所有|网站标识码|公网安备|ICP备|备案号\s*[:：]).{0,80}
    | 下面是小编.*
    | <!--.*-->
    | 本作品是中华人民共和国的.{0,60} | Public\ domain | true | false | EN | English
    | [（(]\s*(?:来源|责任编辑|责编|编辑|记者)\s*[:：].{1,40}[)）]
    | (?:责任编辑|责编|编辑|一审|二审|三审|审核|校对|监制)\s*[:：]\s*.{0,20}
    """,
    re.VERBOSE,
)
_AT_EDGES = re.compile(
    r"""
    [>＞»/|【】\[\]·•]+
    | 【字号[:：] | 下载 | 打印 | 全屏 | 收藏 | 加大 | 还原 | 减小 | 放大 | 缩小 | 默认 | 大 | 中 | 小 | 分享 | 微信 | 微博 | QQ空间
    | 朋友圈 | 复制链接 | 关闭 | 首页 | 举报 | 纠错 | 登录 | 注册 | 搜索 | 简体 | 繁体 | 简 | 繁
    | 简体\s*[|｜/]\s*繁[体體]
    | 我要(?:评论|纠错|分享) | 听全文 | 朗读 | 点赞 | 收听
    """,
    re.VERBOSE,
)
_KEYS = (
    "发布日期|发布时间|发文日期|成文日期|成文时间|印发日期|生成日期|公开日期|更新时间|时间|日期|来源|信息来源|稿件来源|文章来源|作者|发布者|发布人|"
    "发布机构|发文机构|发文机关|发文单位|发布单位|公开机构|制发机关|索引号|主题分类|公文种类|公文目录|主题词|发文字号|文号|文件编号|有效性|内容概述|"
    "标题|名称|信息分类|体裁分类|主办单位|承办单位|公开方式|公开类别|服务对象|生效日期|废止日期|信息名称|分类|组配分类|浏览|审核"
)
_KEY = re.compile("|".join("".join(rf"{c}\s*" for c in key) for key in _KEYS.split("|")))
_LABEL = re.compile(rf"(?:^|(?<=[\s\d•]))(?:•\s*)?({_KEY.pattern})[:：]\s*")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.\- ]{0,30}")
_DATE_AND_SOURCE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:来源[:：]?.*)?")
_SHORTEST = {"浏览", "审核", "分类", "名称", "日期"}


def is_chrome(line: str) -> bool:
    """Whether a line is site chrome wherever it stands (breadcrumbs, page numbers, share buttons, view counts)."""
    sentence = "。" in line and not line.startswith(("<!--", "下面是小编"))
    return len(line) <= 200 and not sentence and _ANYWHERE.fullmatch(line) is not None


def is_edge_chrome(line: str) -> bool:
    """Whether a line is site chrome when it stands before the text begins or after it ends (single button words)."""
    return len(line) <= 200 and (
        is_chrome(line)
        or _AT_EDGES.fullmatch(line) is not None
        or _LATIN_WORD.fullmatch(line) is not None
        or _DATE_AND_SOURCE.fullmatch(line) is not None
        or (line.startswith("•") and len(line) <= 24)
        or bool(labels(line))
    )


def labels(line: str) -> dict[str, str]:
    """The labelled values of a metadata line (发布日期:2025-01-10 来源:本网), keys without inner spaces.

    Empty where the line does not open with a label.
    """
    found = list(_LABEL.finditer(line))
    if not found or (line[: found[0].start()].strip(" •\u3000") and not _DATE_AND_SOURCE.match(line)):
        return {}
    values: dict[str, str] = {}
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(line)
        key = "".join(match.group(1).split())
        if key in _SHORTEST and len(found) == 1 and end - match.end() > 20:
            return {}
        values.setdefault(key, line[match.end() : end].strip())
    return values

"""What a living checklist says. The scripts have no sentences of their own: they get these with the page.

``{name}`` is filled in by the script. Keys are the scripts' names for a sentence.
"""

LIST = {
    # Marks of an item, in records.
    "x": "已做",
    "-": "不适用",
    "none": "未做",
    "confirm": "待确认（{mark}）",
    "lost": "{mark}（条目已去掉）",
    "unsigned": "未签字",
    "head": "清单|名称|客户或事项|日期|经办人|完成|签字|签字时间",
    "columns": "序号|条目|结果|不适用的理由|备注|时间|勾选时的原文",
    # Beneath an item.
    "fresh": "这一条是后来加的。",
    "was": "这一条改过，请确认：点方框表示照新的说法也做到了。原来是：{was}",
    "why": "不适用：{reason}",
    "nowhy": "不适用：还没写理由",
    "note": "备注：{note}",
    # Progress, runs, signing.
    "progress": "{done} / {total}",
    "changed": "，{changed} 条待确认",
    "saved": "，已保存在这台设备的浏览器里。",
    "unsaved": "，没有保存。",
    "all": "全部完成，已勾选不等于已提交。",
    "fresh-run": "还没开始的一份",
    "signed": "已签字",
    "signature": "{role} {name}",
    "banner": "已签字：{names}，{at}，签字时完成 {done} / {total}。",
    "left": "还有 {left} 条没有勾选，会照实记下。",
    "who": "请写{role}的名字。",
    "done": "已签字。签字不等于提交，请导出。",
    # Files.
    "file": "已交给浏览器下载。已勾选不等于已提交，请把文件交给需要的人。",
    "backup": "备份已交给浏览器下载。",
    "copied": "已复制，可以粘贴到 Excel 或表格里。",
    "copy": "浏览器不让自动复制，请按 Ctrl+C。",
    "offer": "文件里有 {count} 份记录，{fresh} 份是这里没有的，{both} 份这里也有：逐条合并，后改的算数。",
    "imported": "已导入 {count} 份记录。",
    "big": "文件太大，不像是清单的备份。没有导入任何东西。",
    "json": "这不是备份文件：内容不是 JSON。没有导入任何东西。",
    "format": "这不是清单的备份文件，请选“备份”存下来的 .json 文件。没有导入任何东西。",
    "newer": "这个备份来自更新版本的手册，请刷新页面后再导入。没有导入任何东西。",
    "broken": "备份的内容不完整或被改过。没有导入任何东西。",
    "removed": "已删除。",
    "address": "在线填写：",
}

RUNS = {
    "blocked": "这个浏览器不让网页保存，所以这里没有记录。",
    "count": "进行中 {open} 份，已签字 {signed} 份。只保存在这台设备的浏览器里，已勾选不等于已提交。",
    "strange": "另有 {strange} 处记录读不出来，原样留着，备份里带着它们。",
    "file": "清单备份",
    "signed": "已签字",
    "backup": "备份已交给浏览器下载。",
    "removed": "已全部删除。",
}

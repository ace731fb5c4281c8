/** What the mistakes of the YAML library mean to somebody who writes phrases, in Chinese. */
import type { ErrorCode } from 'yaml'
import { lineText, placeAt, type Source } from './source.ts'

const MESSAGES: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: '以 & 或 * 开头的内容要加引号',
  BAD_DQ_ESCAPE: '双引号里的反斜杠 \\ 要写成 \\\\，或者改用单引号',
  BAD_INDENT: '缩进不对，或括号没有收口',
  BAD_SCALAR_START: '以 @ % ` 开头的内容要加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“冒号加空格”，或这一行的缩进多了；内容里有冒号时请加引号',
  BLOCK_IN_FLOW: '方括号或花括号里不能再用短横线列表',
  KEY_OVER_1024_CHARS: '冒号前面的名字太长，多半是少了引号',
  MISSING_CHAR: '少了一个符号：引号没有收口，或逗号、冒号不全',
  MULTILINE_IMPLICIT_KEY: '这一行少了冒号，或缩进和上一行对不齐',
  MULTIPLE_ANCHORS: '以 & 开头的内容要加引号',
  MULTIPLE_DOCS: '一个文件里只能有一份话术本：请去掉单独成行的 ---',
  MULTIPLE_TAGS: '以 ! 开头的内容要加引号',
  RESOURCE_EXHAUSTION: '嵌套太深',
  TAB_AS_INDENT: '缩进只能用空格，不能用制表符（Tab）',
  TAG_RESOLVE_FAILED: '以 ! 开头的内容要加引号',
  UNEXPECTED_TOKEN: '这里多出了内容：多半是少了引号、逗号，或缩进不对',
}

/** `message` is the library's own, shown only for codes that have no words here. */
export function yamlMessage(code: ErrorCode, message: string, source: Source, offset: number): string {
  const words = MESSAGES[code] ?? `YAML 写法有误（${message}）`
  const hint = hintAt(lineText(source, placeAt(source, offset).line))
  return hint === undefined ? words : `${words}。${hint}`
}

/** The usual slips of people who write Chinese, seen from the line. */
function hintAt(line: string): string | undefined {
  if (/^\s*(- )?[\w+-]+：/.test(line)) return '冒号要用半角的 : ，后面空一格'
  if (/^\s*- [[{]|:\s*\[\s*[[{]|[,[]\s*[^"',[\]]*[[\]{}]/.test(line)) {
    return '含有 [ ] { } 的句型要用引号括起来，例如 "请[您]稍等"'
  }
  if (/[“”]/.test(line)) return '引号要用半角的 " "，不能用中文引号'
  return undefined
}

/** commander's own English words in Chinese: headings of help texts, and its error messages. */
import type { Argument, HelpConfiguration, Option } from 'commander'
import { widthOf } from './width.ts'

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

export const HELP_IN_CHINESE: HelpConfiguration = {
  styleTitle: (title) => HEADINGS[title] ?? title,
  styleUsage: inChinese,
  subcommandTerm: (command) => `${command.name()} ${inChinese(command.usage())}`.trim(),
  optionDescription: describeOption,
  argumentDescription: describeArgument,
  displayWidth: widthOf,
}

/** Messages of commander (14), each with what it says in Chinese. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, '没有 $1 这个选项'],
  [/^error: unknown command '(.+?)'/, '没有 $1 这个命令'],
  [/^error: missing required argument '(.+?)'/, '缺少参数 $1'],
  [/^error: option '(.+?)' argument missing/, '选项 $1 后面要写内容'],
  [/^error: required option '(.+?)' not specified/, '必须写选项 $1'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. /s, '选项 $1 的内容“$2”不对：'],
  [/^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. /s, '参数 $2 的内容“$1”不对：'],
  [/^error: option '(.+?)' cannot be used with option '(.+?)'/, '选项 $1 不能和 $2 同时使用'],
  [
    /^error: too many arguments.* Expected (\d+) arguments? but got (\d+)\./,
    '参数太多：只要 $1 个，写了 $2 个',
  ],
  [/Allowed choices are (.+)\./, '可以写 $1'],
  [/\n\(Did you mean (?:one of )?(.+?)\?\)/, '；是不是 $1？'],
]

export function errorInChinese(message: string): string {
  const words = ERRORS.reduce((text, [english, chinese]) => text.replace(english, chinese), message)
  return `liyan：${words.trimEnd()}\n用法见 liyan --help\n`
}

function describeOption(option: Option): string {
  const notes = [
    option.argChoices === undefined ? '' : `可以写 ${option.argChoices.join(' | ')}`,
    typeof option.defaultValue === 'string' ? `默认 ${option.defaultValue}` : '',
  ].filter(Boolean)
  return notes.length === 0 ? option.description : `${option.description}（${notes.join('；')}）`
}

function describeArgument({ description, defaultValue }: Argument): string {
  return typeof defaultValue === 'string' ? `${description}（默认 ${defaultValue}）` : description
}

function inChinese(usage: string): string {
  return usage.replace('[options]', '[选项]').replace('[command]', '[命令]')
}

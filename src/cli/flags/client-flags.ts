import { Option } from 'commander'
import type { Config } from '../../runtime/config/config.ts'
import { groupNames, tokenEnvOf } from '../groups.ts'
import { collect, readCount } from './parsers.ts'

/** Flags of the commands that call APIs. */
export interface ClientFlags {
  readonly allowHttp?: readonly string[]
  readonly timeout?: number
  readonly retries?: number
}

/** The client settings that these flags make. */
export const configOf = ({ allowHttp, timeout, retries }: ClientFlags): Config => ({
  allowHttp,
  timeoutMs: timeout,
  retry: retries,
})

export const serverFlag = (value: string): Option =>
  new Option(`-s, --server <${value}>`, "one of the API's servers")

export const baseUrlFlag = (value: string): Option =>
  new Option(`-u, --base-url <${value}>`, 'another base URL for the API')

export const allowHttpFlag = (): Option =>
  new Option(
    '--allow-http <host>',
    'allow the token over plain http to host or host:port; repeatable',
  ).argParser(collect)

export const timeoutFlag = (): Option =>
  new Option(
    '--timeout <ms>',
    "time limit of each attempt (default: 60000, or the operation's own)",
  ).argParser(readCount)

export const retriesFlag = (): Option =>
  new Option('--retries <number>', 'maximum number of retries (default: 2)').argParser(readCount)

/** A header for loading OpenAPI documents. */
export const loadHeaderFlag = (): Option =>
  new Option(
    '-H, --header <name=value>',
    "a header for loading a document; '$NAME' reads the environment; repeatable",
  ).argParser(collect)

/** The environment variables of the groups' tokens, one per line. */
export const tokenHelp = (): string =>
  groupNames()
    .map((name) => `  ${name.padEnd(13)} ${tokenEnvOf(name) ?? 'none'}`)
    .join('\n')

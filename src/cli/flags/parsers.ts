import { InvalidArgumentError } from 'commander'
import { hostForm, isHost } from '../../mocks/server/hosts.ts'
import { isOrigin, originForm } from '../../mocks/server/origins.ts'

/** Collects the values of a repeatable flag. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

export function readCount(text: string): number {
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text)
  throw new InvalidArgumentError('Use a whole number, 0 or more.')
}

export function readMs(text: string): number {
  // Timers support delays of up to 31 bits.
  if (/^\d+$/.test(text) && Number(text) < 2 ** 31) return Number(text)
  throw new InvalidArgumentError('Use a whole number of milliseconds, 0 or more.')
}

export function readPort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('Use a whole number from 0 to 65535.')
}

export function readHost(text: string): string {
  if (isHost(text)) return text
  throw new InvalidArgumentError(`${sentence(hostForm)}, such as 127.0.0.1.`)
}

export function collectHost(text: string, before: readonly string[] = []): string[] {
  if (isHost(text)) return [...before, text]
  throw new InvalidArgumentError(`${sentence(hostForm)}, such as my-host.`)
}

export function collectOrigin(text: string, before: readonly string[] = []): string[] {
  if (isOrigin(text)) return [...before, text]
  throw new InvalidArgumentError(`${sentence(originForm)}.`)
}

export function readToken(text: string): string {
  if (/^\S+$/.test(text)) return text
  throw new InvalidArgumentError("A token can't be empty or contain whitespace.")
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

import type { NextRequest } from 'next/server'
import { run } from '../run-cases'

export const GET = async ({ nextUrl }: NextRequest) =>
  Response.json(await run(nextUrl.searchParams.get('place')))

'use client'

import { useActionState } from 'react'
import { create } from './actions'

export function CreateForm() {
  const [problems, action, isPending] = useActionState(create, [])
  return (
    <form action={action}>
      <input name="name" />
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      <button type="submit" disabled={isPending}>
        Create
      </button>
    </form>
  )
}

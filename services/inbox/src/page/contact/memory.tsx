import type { FactView } from '@relance/contracts/memory'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post } from '../api.ts'
import { useMinute } from '../clock.ts'
import { whoIAm } from '../me.ts'
import { Link, conversationPath } from '../router.tsx'
import { dayAndTime, ownZone } from '../time.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNotice } from '../ui/notice.tsx'

const keyOf = (contactId: string) => ['memory', contactId]
const pathOf = (contactId: string) => `/contacts/${encodeURIComponent(contactId)}/memory`

/** What is remembered of the contact, each thing with the sentence and the conversation that it comes from; and forgetting it. */
export function Memory({ contactId, closedAt }: { contactId: string; closedAt: string }) {
  const { data, error, refetch } = useQuery({
    // Memory grows when a conversation closes: then it is read again.
    queryKey: [...keyOf(contactId), closedAt],
    queryFn: ({ signal }) => get<{ facts: FactView[] }>(pathOf(contactId), signal),
    gcTime: 0,
  })
  if (error) return <ErrorNotice error={error} again={() => void refetch()} />
  if (!data) return null
  if (data.facts.length === 0) return <p className="text-sm text-muted">Nothing yet.</p>
  return (
    <>
      <ul className="flex flex-col gap-2.5 text-sm">
        {data.facts.map((fact) => (
          <Fact key={`${fact.about} ${fact.fact}`} {...fact} />
        ))}
      </ul>
      <Erase contactId={contactId} />
    </>
  )
}

function Fact({ about, fact, quote, conversation, saidAt, readBy }: FactView) {
  const now = useMinute()
  return (
    <li>
      <p className="text-xs text-muted">{LABELS[about] ?? about}</p>
      <p className="wrap-anywhere">{about === 'language' ? languageName(fact) : fact}</p>
      <p className="text-xs text-muted wrap-anywhere">
        {quote !== fact && <>“{quote}” · </>}
        <Link href={conversationPath(conversation)} className="underline">
          {dayAndTime(saidAt, now, ownZone)}
        </Link>
        {readBy !== 'rules' && ` · read by ${readBy}`}
      </p>
    </li>
  )
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  'preferred time': 'When to write',
  language: 'Language',
  request: 'Came for',
  preference: 'Preference',
  circumstance: 'Situation',
}

function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
}

/** A second press is asked for: nothing brings it back. */
function Erase({ contactId }: { contactId: string }) {
  const client = useQueryClient()
  const [sure, setSure] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => post(`${pathOf(contactId)}/erase`, { actor: whoIAm() }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(contactId) }),
    onSettled: () => setSure(false),
  })
  return (
    <div className="mt-3 flex flex-col items-stretch gap-2">
      {error && <ErrorNotice error={error} again={() => mutate()} />}
      <Button look={sure ? 'danger' : 'plain'} busy={isPending} onClick={() => (sure ? mutate() : setSure(true))}>
        {sure ? 'Yes, erase it for good' : 'Erase what is remembered'}
      </Button>
      <p className="text-xs text-muted">It is used in all conversations of this contact.</p>
    </div>
  )
}

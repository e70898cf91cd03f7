import type { PolicyOutcomes } from '@relance/contracts/gen/relance/decision/v1/assistant_service'
import type { Account, Assistant } from '@relance/contracts/settings'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, post, put } from '../api.ts'

/** What instructions mean: the limits that code enforces, each with its source, and what it cannot enforce. */
export interface Policy {
  policyVersion: string
  limits: Limit[]
  leftToModel: string[]
  conflicts: string[]
  /** Who read the instructions, and who still does. */
  compiler: string
}

/** One limit, in plain words, and the sentence it came from, or "default". */
export interface Limit {
  name: string
  value: string
  source: string
}

/** What an assistant costs. Instants are ms since the epoch. */
export interface Usage {
  /** Credits of the month so far, of the assistant and of all of the tenant's. */
  credits: number
  tenantCredits: number
  since: number
  renewsAt: number
  /** Absent where conversations cannot be read. */
  estimate?: { creditsAMonth: number; conversations: number; days: number; replayed: number }
}

interface Saved {
  assistant: Assistant
  policy?: Policy
}

export function useAssistants() {
  return useQuery({
    queryKey: ['assistants'],
    queryFn: ({ signal }) => get<{ assistants: Assistant[] }>('/assistants', signal),
    gcTime: 0,
  })
}

export function useAssistant(id: string) {
  return useQuery({
    queryKey: ['assistant', id],
    queryFn: ({ signal }) => get<Saved>(`/assistants/${encodeURIComponent(id)}`, signal),
    gcTime: 0,
  })
}

/** It comes after the settings, since conversations are replayed for it; the settings do without it. */
export function useUsage(id: string) {
  return useQuery({
    queryKey: ['usage', id],
    queryFn: ({ signal }) => get<Usage>(`/assistants/${encodeURIComponent(id)}/usage`, signal),
    placeholderData: (previous) => previous,
    retry: false,
  })
}

export function useSaveAssistant() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...settings }: Assistant) => put<Saved>(`/assistants/${encodeURIComponent(id)}`, settings),
    onSuccess: (saved) => {
      client.setQueryData(['assistant', saved.assistant.id], saved)
      void client.invalidateQueries({ queryKey: ['assistants'] })
      void client.invalidateQueries({ queryKey: ['usage', saved.assistant.id] })
    },
  })
}

/** What came of the decisions under one policy, the first of which was made at `firstDecisionAt`, ms since the epoch. */
export type Outcomes = Omit<PolicyOutcomes, 'firstDecisionAt'> & { firstDecisionAt: number }

export function useOutcomes(id: string) {
  return useQuery({
    queryKey: ['outcomes', id],
    queryFn: ({ signal }) => get<{ policies: Outcomes[] }>(`/assistants/${encodeURIComponent(id)}/outcomes`, signal),
    gcTime: 0,
  })
}

export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => get<{ accounts: Account[] }>('/accounts', signal),
    gcTime: 0,
  })
}

const COMPILE_AFTER_MS = 500

/** What instructions would mean, as they are typed. The last answer stays while the next one is awaited. */
export function usePolicyOf(instructions: string, saved: { instructions: string; policy: Policy | undefined }) {
  const [rested, setRested] = useState(instructions)
  useEffect(() => {
    const resting = setTimeout(() => setRested(instructions), COMPILE_AFTER_MS)
    return () => clearTimeout(resting)
  }, [instructions])

  const changed = rested !== saved.instructions || saved.policy === undefined
  const { data, error, isFetching } = useQuery({
    queryKey: ['policy', rested],
    queryFn: ({ signal }) => post<Policy>('/instructions/compile', { instructions: rested }, signal),
    enabled: changed,
    placeholderData: (previous) => previous ?? saved.policy,
  })
  return { policy: changed ? data : saved.policy, error, isReading: isFetching || rested !== instructions }
}

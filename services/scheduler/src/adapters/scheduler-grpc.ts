import { UndecodableError } from '@relance/contracts/codec'
import { TerminalError } from '@relance/contracts/errors'
import {
  type DueFollowUp,
  type ListDueRequest,
  SchedulerServiceDefinition,
} from '@relance/contracts/gen/relance/scheduler/v1/scheduler_service'
import { conversationView, viewCodec } from '@relance/contracts/view'
import type { ReadModel, StoredView } from '@relance/read-model'
import { type GrpcService, implement, type Log } from '@relance/service-kit'

const DEFAULT_PAGE = 50
const LARGEST_PAGE = 500

/** The agenda, from the views: what is planned, earliest first. It lags behind the conversations by as much as the views do. */
export function schedulerGrpc({ readModel, log }: { readModel: ReadModel; log: Log }): GrpcService {
  return implement(SchedulerServiceDefinition, {
    async listDue(request) {
      const { tenant, before, limit } = read(request)
      const { views, total } = await readModel.due({ tenant, limit, ...(before === undefined ? {} : { before }) })
      return { due: views.flatMap((view) => toDue(view, log)), total: BigInt(total) }
    },
  })
}

function read({ tenant, before, pageSize }: ListDueRequest): {
  tenant: string
  before: number | undefined
  limit: number
} {
  if (!tenant) throw new TerminalError('TENANT_MISSING', 'tenant is required.')
  if (pageSize < 0) throw new TerminalError('PAGE_SIZE_INVALID', 'A page has from 1 to 500 entries; 0 stands for 50.')
  return { tenant, before: before?.getTime(), limit: Math.min(pageSize || DEFAULT_PAGE, LARGEST_PAGE) }
}

/** Nothing for a view without a plan, and for one that this version cannot read: the rest of the agenda is still right. */
function toDue(stored: StoredView, log: Log): DueFollowUp[] {
  try {
    const view = viewCodec.decode(stored.body)
    const { followUp } = conversationView.toWire(view)
    return followUp
      ? [{ conversationId: view.id, contact: view.route.contactName ?? view.route.contactExternalId, followUp }]
      : []
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error
    log.error({ err: error, tenant: stored.tenant, conversation: stored.id }, 'A view could not be read.')
    return []
  }
}

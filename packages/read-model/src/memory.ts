export { createMemoryBudget } from './budget/memory-budget.ts'

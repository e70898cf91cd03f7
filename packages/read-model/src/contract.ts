export { type BudgetUnderTest, budgetContract } from './budget/budget.contract.ts'
export { type ReadModelUnderTest, readModelContract } from './read-model/read-model.contract.ts'

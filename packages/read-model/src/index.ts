export type {
  ListOptions,
  ReadModel,
  StoredView,
} from './read-model/read-model.ts'
export type { Budget, Rate } from './budget/budget.ts'

export { createSqliteReadModel, type SqliteReadModel } from './read-model/sqlite-read-model.ts'

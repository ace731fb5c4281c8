/** Units made by hand, before anything names them. */
import { noteUnit } from '../store/units.ts'
import { ServiceError } from '../wire/errors.ts'
import { audit, type Office } from './audit.ts'
import type { Principal } from './roles.ts'

/** @throws ServiceError other-unit, name-taken */
export async function createUnit(office: Office, by: Principal, name: string): Promise<void> {
  if (by.unit !== null) throw new ServiceError('other-unit')
  await office.store.db.transaction().execute(async (trx) => {
    if (!(await noteUnit(trx, name, office.clock()))) throw new ServiceError('name-taken')
    await audit(office, by, 'units.create', name, { unit: name, within: trx })
  })
}

// SPDX-License-Identifier: Apache-2.0

import Coordination
import GRDB

extension Row {
    /// The value of a column. GRDB's own subscript ends the process where a damaged file holds
    /// something else.
    ///
    /// - Throws: `JournalFailure`, `.damaged`.
    func value<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[index]) else {
            throw JournalFailure(
                .damaged, "A row of the database does not hold what it should.",
                help: JournalFailure.damageHelp)
        }
        return value
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Gives the offset of a named time zone from UTC, in seconds east, at a time given in seconds
/// since 1970; `nil` when it does not know the name.
package typealias TimeZoneLookup = @Sendable (_ name: String, _ utcSeconds: Int64) -> Int?

/// How expressions are compiled.
package struct CompileOptions: Sendable {
    /// The variables and their types. `nil` leaves types and names to the evaluation; a dictionary,
    /// also an empty one, has the expression checked against it.
    package var declarations: [String: CELType]?
    /// The type that the result must have, for example `.bool` of a condition; it is checked when
    /// variables are declared. `nil` allows any.
    package var resultType: CELType?
    /// The bounds of length, depth and cost.
    package var limits: ExpressionLimits
    /// Named time zones for functions such as `getHours`, asked when an evaluation needs one; "UTC"
    /// and offsets work without.
    package var timeZones: TimeZoneLookup?
    /// The rules of a named zone; `nil` when it does not know the name. Asked once, when the
    /// expression is compiled, for every text in it that may be a zone: the expression keeps them.
    package var zones: (@Sendable (_ name: String) -> ZoneRules?)?
    /// The namespace in which names are looked up first, for example `com.example`.
    package var container: String
    /// Whether `all`, `exists`, `has` and the other macros are expanded.
    package var areMacrosEnabled: Bool

    /// Makes options; without arguments nothing is declared and all macros and extensions work.
    package init(
        declarations: [String: CELType]? = nil,
        resultType: CELType? = nil,
        limits: ExpressionLimits = ExpressionLimits(),
        timeZones: TimeZoneLookup? = nil,
        container: String = "",
        areMacrosEnabled: Bool = true
    ) {
        self.declarations = declarations
        self.resultType = resultType
        self.limits = limits
        self.timeZones = timeZones
        self.container = container
        self.areMacrosEnabled = areMacrosEnabled
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Expression {
    /// An expression that was compiled before, perhaps by an older or newer Muster. It is not
    /// checked again: what this one would find fault with fails when an evaluation gets there.
    /// A text that no longer follows the grammar is kept, and every evaluation of it says so.
    ///
    /// - Parameters:
    ///   - variables: The variables that it reads, where one of them has the name of a type.
    ///   - zones: The rules of the zones that it names; no other zone is known to it.
    package init(
        restoring source: String, variables: [String] = [], zones: [ZoneRules] = [],
        limits: ExpressionLimits = .onTasks
    ) {
        let declarations = Dictionary(
            variables.map { ($0, CELType.dyn) }, uniquingKeysWith: { first, _ in first })
        var options = CompileOptions(
            declarations: variables.isEmpty ? nil : declarations, limits: limits)
        let byName = Dictionary(
            zones.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        options.zones = { byName[$0] }
        let program: Program
        do throws(ExpressionError) {
            let tree = try Parser.parse(source, options: options)
            program = try Compiler.program(
                of: tree, deducedType: nil, options: options, isChecked: false)
        } catch {
            program = Program(
                failing: .invalid("the stored expression cannot be read: \(error.message)"),
                options: options, variables: variables)
        }
        self.init(source: source, program: program, zones: zones)
    }
}

extension Program {
    /// What stands for an expression that cannot be compiled: every evaluation fails.
    convenience init(
        failing error: EvaluationError, options: CompileOptions, variables: [String]
    ) {
        self.init(
            root: FailureNode(error, []), slotCount: 0, options: options, variables: variables,
            references: variables.map { [$0] }, zones: [], deducedType: nil)
    }
}

// SPDX-License-Identifier: Apache-2.0
// One line of `muster cel --jsonl`: an expression with everything that it is to be evaluated with,
// and its answer. The notation is described in docs/expressions.md.

import CEL
import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// An expression with its variables, as a line describes it.
struct ExpressionCase {
    private let id: JSON
    private let source: String
    private let options: CompileOptions
    private let bindings: VariableBindings
    private let isOnlyChecked: Bool
    private let tellsType: Bool

    /// Reads a line.
    ///
    /// - Throws: `CaseError` with the id of the line as far as it is known.
    init(line: [UInt8], isOnlyChecked: Bool) throws(CaseError) {
        let json: JSON
        do {
            json = try JSON.parse(line, limits: ExpressionLimit.json)
        } catch {
            // The place within the line; its number stands beside it.
            throw CaseError(nil, "at byte \(error.offset): \(error.message) \(error.help)")
        }
        guard json.members != nil else {
            throw CaseError(nil, "a line must be an object with id, expr and bindings")
        }
        id = json["id"] ?? .null
        let fields = CaseFields(json: json, id: id)
        guard let source = json["expr"]?.string else {
            throw CaseError(id, "expr must be a text")
        }
        self.source = source
        let asksForType = try fields.flag("check_only")
        self.isOnlyChecked = asksForType || isOnlyChecked
        tellsType = json["deduced_type"] != nil || self.isOnlyChecked
        let declarations = try fields.declarations()
        // Who asks for the type wants the check, even of a line that is evaluated without.
        let isUnchecked = try fields.flag("disable_check")
        let hasNoMacros = try fields.flag("disable_macros")
        options = CompileOptions(
            declarations: isUnchecked && !self.isOnlyChecked ? nil : declarations,
            timeZones: NamedTimeZones.lookup, container: try fields.container(),
            areMacrosEnabled: !hasNoMacros)
        bindings = VariableBindings(try fields.bindings())
    }

    /// The answer: an object with `id` and either `value` or `error`, and with `deduced_type` where
    /// the line asks for it.
    var answer: JSON {
        do throws(ExpressionError) {
            return answer(try Expression(source, options: options))
        } catch {
            let (line, column) = error.position(in: source)
            return CaseError(id, "\(line):\(column): \(error.message)").answer
        }
    }

    private func answer(_ expression: Expression) -> JSON {
        let type = expression.deducedType?.description ?? "dyn"
        var members: [JSON.Member] = [.init("id", id)]
        if isOnlyChecked {
            members.append(.init("value", CEL.Value.type(TypeName(type)).typedJSON))
        } else {
            do throws(EvaluationError) {
                members.append(.init("value", try expression.evaluate(bindings).typedJSON))
            } catch {
                return CaseError(id, error.message).answer
            }
        }
        if tellsType { members.append(.init("deduced_type", .string(type))) }
        return .object(members)
    }
}

/// Why a line has no value.
struct CaseError: Error {
    /// The id of the line; nil when it is not known.
    var id: JSON?
    /// One sentence.
    var message: String

    init(_ id: JSON?, _ message: String) {
        self.id = id
        self.message = message
    }

    /// The answer of the line.
    var answer: JSON { ["id": id ?? .null, "error": .string(message)] }
}

/// The members of a line.
private struct CaseFields {
    let json: JSON
    let id: JSON

    /// A member that is true or false, and false when it is not there.
    func flag(_ key: String) throws(CaseError) -> Bool {
        guard let member = json[key], member != .null else { return false }
        guard let flag = member.bool else { throw CaseError(id, "\(key) must be true or false") }
        return flag
    }

    func container() throws(CaseError) -> String {
        guard let member = json["container"], member != .null else { return "" }
        guard let name = member.string else { throw CaseError(id, "container must be a text") }
        return name
    }

    /// The types of the variables: `{"x": "list(int)"}`.
    func declarations() throws(CaseError) -> [String: CELType] {
        var declarations: [String: CELType] = [:]
        for member in try members("env") {
            guard let type = member.value.string.flatMap(CELType.init(parsing:)) else {
                throw CaseError(
                    id, "the type of \(member.key) in env must be a type such as list(int)")
            }
            declarations[member.key] = type
        }
        return declarations
    }

    /// The values of the variables, in the typed notation.
    func bindings() throws(CaseError) -> [String: CEL.Value] {
        var values: [String: CEL.Value] = [:]
        for member in try members("bindings") {
            do {
                values[member.key] = try CEL.Value(typedJSON: member.value)
            } catch {
                throw CaseError(id, "bindings: \(member.key): \(error.description)")
            }
        }
        return values
    }

    private func members(_ key: String) throws(CaseError) -> [JSON.Member] {
        guard let member = json[key], member != .null else { return [] }
        guard let members = member.members else {
            throw CaseError(id, "\(key) must be an object")
        }
        return members
    }
}
